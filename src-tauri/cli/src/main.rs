fn main() { cli::main() }
