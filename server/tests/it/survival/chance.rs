//! Chance that can be had again: a run prints its seed, and `SEED` names the one to begin with.

pub struct Chance(u64);

impl Chance {
    pub fn begin() -> Self {
        let since = std::time::UNIX_EPOCH.elapsed().unwrap();
        let named = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = named.unwrap_or(since.as_micros() as u64);
        eprintln!("SEED={seed}");
        Self(seed)
    }

    /// A chance of its own for somebody who goes their own way.
    pub fn fork(&mut self) -> Self {
        Self(self.next())
    }

    // SplitMix64
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}
