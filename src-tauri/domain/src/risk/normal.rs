//! The standard normal quantile, with the same bytes on every system.

use libm::{log, sqrt};

/// Standard normal quantile of `uniform`, 0-1 (Wichura 1988, algorithm AS 241, the seven-digit
/// form). The ends are kept at ±5.2.
pub(crate) fn normal(uniform: f64) -> f64 {
    let p = uniform.clamp(1e-7, 1.0 - 1e-7);
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        let above =
            ((59.109_374_720 * r + 159.291_132_02) * r + 50.434_271_938) * r + 3.387_132_717_9;
        let below = ((67.187_563_600 * r + 78.757_757_664) * r + 17.895_169_469) * r + 1.0;
        return q * above / below;
    }
    let r = sqrt(-log(if q < 0.0 { p } else { 1.0 - p }));
    // The published third piece, for r above 5, lies beyond the clamp.
    let r = r - 1.6;
    let above =
        ((0.170_238_211_03 * r + 1.306_728_481_6) * r + 2.756_815_390_0) * r + 1.423_437_277_7;
    let tail = above / ((0.120_211_329_75 * r + 0.737_001_642_50) * r + 1.0);
    if q < 0.0 { -tail } else { tail }
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn it_agrees_with_the_tables() {
        for (p, z) in [
            (0.5, 0.0),
            (0.6, 0.253_347_103),
            (0.9, 1.281_551_566),
            (0.95, 1.644_853_627),
            (0.975, 1.959_963_985),
            (0.999_999, 4.753_424_309),
            (0.001, -3.090_232_306),
        ] {
            assert!((normal(p) - z).abs() < 1e-6, "normal({p}) = {}", normal(p));
        }
    }

    #[test]
    fn it_is_odd_and_rises_and_stays_finite_at_the_ends() {
        let mut last = f64::NEG_INFINITY;
        for i in 0..=1000 {
            let p = f64::from(i) / 1000.0;
            let z = normal(p);
            assert!(z.is_finite() && z > last, "normal({p}) = {z}");
            assert!((z + normal(1.0 - p)).abs() < 1e-6);
            last = z;
        }
    }
}
