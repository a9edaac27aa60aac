//! Making pictures smaller by a box filter in whole numbers.
//!
//! A new pixel is the mean of the old ones that it covers, each by as much as it covers of it.
//! Widths are counted so that every old pixel is as wide as there are new ones, and every new
//! one as there are old ones: all cuts are whole numbers then, sums are exact, and one division
//! at the end is rounded to the nearest, halves up. So the bytes are the same on every machine.

use crate::picture::pixels::Pixels;

/// What a new pixel covers along one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cover {
    first: usize,
    last: usize,
    /// How much of the first pixel, of each between, and of the last; the last has none when
    /// it is the first.
    weights: [u32; 3],
}

/// The cover of each of `new` pixels over `old` ones; `new` is not more.
fn covers(old: u32, new: u32) -> Vec<Cover> {
    let cover = |nth: u32| {
        let (start, end) = (nth * old, (nth + 1) * old);
        let (first, last) = (start / new, (end - 1) / new);
        let weights = if first == last {
            [end - start, new, 0]
        } else {
            [(first + 1) * new - start, new, end - last * new]
        };
        Cover { first: first as usize, last: last as usize, weights }
    };
    (0..new).map(cover).collect()
}

/// The pixels shrunk to a size, each side to no more than it has.
pub(super) fn shrink(pixels: Pixels, width: u32, height: u32) -> Pixels {
    let (width, height) = (width.min(pixels.width), height.min(pixels.height));
    if (width, height) == (pixels.width, pixels.height) {
        return pixels;
    }
    let bytes = if pixels.channels == 1 {
        shrink_channels::<1>(&pixels, width, height)
    } else {
        shrink_channels::<3>(&pixels, width, height)
    };
    Pixels { width, height, channels: pixels.channels, bytes }
}

fn shrink_channels<const CHANNELS: usize>(
    pixels: &Pixels,
    width: u32,
    height: u32,
) -> Vec<u8> {
    let across = covers(pixels.width, width);
    let area = u64::from(pixels.width) * u64::from(pixels.height);
    let row_length = pixels.width as usize * CHANNELS;
    let mut bytes = Vec::with_capacity((width * height) as usize * CHANNELS);
    let mut sums = vec![0_u64; width as usize * CHANNELS];
    let mut row = vec![0_u32; sums.len()];
    // A row on the border of two new ones is summed up for the first and kept for the next.
    let mut summed = usize::MAX;
    for cover in covers(pixels.height, height) {
        sums.fill(0);
        for y in cover.first..=cover.last {
            if y != summed {
                let source = &pixels.bytes[y * row_length..][..row_length];
                sum_row::<CHANNELS>(source, &across, &mut row);
                summed = y;
            }
            let weight = u64::from(cover.weight(y));
            for (sum, part) in sums.iter_mut().zip(&row) {
                *sum += u64::from(*part) * weight;
            }
        }
        bytes.extend(sums.iter().map(|sum| rounded(*sum, area)));
    }
    bytes
}

impl Cover {
    fn weight(self, at: usize) -> u32 {
        let [first, between, last] = self.weights;
        match at {
            _ if at == self.first => first,
            _ if at == self.last => last,
            _ => between,
        }
    }
}

/// The sums of a row's pixels for each new one, at most 255 times the row's length.
fn sum_row<const CHANNELS: usize>(row: &[u8], across: &[Cover], sums: &mut [u32]) {
    let (pixels, _) = row.as_chunks::<CHANNELS>();
    let (sums, _) = sums.as_chunks_mut::<CHANNELS>();
    for (sum, cover) in sums.iter_mut().zip(across) {
        let [first, between, last] = cover.weights;
        let covered = &pixels[cover.first..=cover.last];
        let (head, tail) = (&covered[0], &covered[covered.len() - 1]);
        let inner = covered.get(1..covered.len() - 1).unwrap_or_default();
        let mut middle = [0_u32; CHANNELS];
        for pixel in inner {
            for (total, channel) in middle.iter_mut().zip(pixel) {
                *total += u32::from(*channel);
            }
        }
        for channel in 0..CHANNELS {
            sum[channel] = u32::from(head[channel]) * first
                + middle[channel] * between
                + u32::from(tail[channel]) * last;
        }
    }
}

fn rounded(sum: u64, area: u64) -> u8 {
    u8::try_from((sum + area / 2) / area).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A picture of any shape, and a size to shrink it to.
    fn pictures() -> impl Strategy<Value = (Pixels, u32, u32)> {
        let sides = (1..40_u32, 1..40_u32, prop_oneof![Just(1_u8), Just(3)]);
        sides.prop_flat_map(|(width, height, channels)| {
            let count = (width * height) as usize * usize::from(channels);
            let bytes = prop::collection::vec(any::<u8>(), count);
            let pixels = bytes.prop_map(move |bytes| {
                Pixels::new(width, height, channels, bytes).unwrap()
            });
            (pixels, 1..=width, 1..=height)
        })
    }

    /// The mean of all pixels of each channel.
    fn means(pixels: &Pixels) -> Vec<f64> {
        let channels = usize::from(pixels.channels);
        let count = f64::from(pixels.width * pixels.height);
        let of = |nth: usize| {
            let channel = pixels.bytes.iter().skip(nth).step_by(channels);
            channel.map(|value| f64::from(*value)).sum::<f64>() / count
        };
        (0..channels).map(of).collect()
    }

    proptest! {
        #[test]
        fn a_picture_keeps_its_mean((pixels, width, height) in pictures()) {
            let before = means(&pixels);
            let small = shrink(pixels, width, height);
            prop_assert_eq!((small.width, small.height), (width, height));
            for (one, other) in before.iter().zip(means(&small)) {
                // Each new pixel is rounded once.
                prop_assert!((one - other).abs() <= 0.5, "{one} is {other}");
            }
        }

        #[test]
        fn a_picture_of_one_colour_keeps_it(
            (pixels, width, height) in pictures(),
            color in any::<[u8; 3]>(),
        ) {
            let channels = usize::from(pixels.channels);
            let mut plain = pixels;
            for pixel in plain.bytes.chunks_mut(channels) {
                pixel.copy_from_slice(&color[..channels]);
            }
            let small = shrink(plain, width, height);
            for pixel in small.bytes.chunks(channels) {
                prop_assert_eq!(pixel, &color[..channels]);
            }
        }

        #[test]
        fn no_pixel_leaves_the_range_of_those_it_covers((pixels, width, height) in pictures()) {
            let (least, most) = (pixels.bytes.iter().min(), pixels.bytes.iter().max());
            let (least, most) = (*least.unwrap(), *most.unwrap());
            let small = shrink(pixels, width, height);
            prop_assert!(small.bytes.iter().all(|value| (least..=most).contains(value)));
        }

        #[test]
        fn a_whole_factor_gives_the_mean_of_each_block(
            (small, across, down) in (pictures(), 1..6_u32, 1..6_u32)
                .prop_map(|((small, ..), across, down)| (small, across, down)),
            noise in any::<[u8; 36]>(),
        ) {
            let channels = usize::from(small.channels);
            let (width, height) = (small.width * across, small.height * down);
            let mut large = Vec::new();
            for y in 0..height {
                for x in 0..width {
                    for channel in 0..channels {
                        let at = ((y / down) * small.width + x / across) as usize;
                        let speck = noise[((y % down) * across + x % across) as usize];
                        let value = small.bytes[at * channels + channel];
                        large.push(value ^ (speck & 15));
                    }
                }
            }
            let block: Vec<u8> =
                noise[..(across * down) as usize].iter().map(|speck| speck & 15).collect();
            let count = u64::try_from(block.len()).unwrap();
            let expected: Vec<u8> = small
                .bytes
                .iter()
                .map(|value| {
                    let sum: u64 = block.iter().map(|speck| u64::from(value ^ speck)).sum();
                    rounded(sum, count)
                })
                .collect();
            let large = Pixels::new(width, height, small.channels, large).unwrap();
            prop_assert_eq!(shrink(large, small.width, small.height).bytes, expected);
        }

        #[test]
        fn a_picture_is_never_enlarged((pixels, ..) in pictures(), more in 0..50_u32) {
            let (width, height) = (pixels.width + more, pixels.height + more);
            prop_assert_eq!(shrink(pixels.clone(), width, height), pixels);
        }
    }

    #[test]
    fn three_pixels_in_two_share_the_middle_one() {
        let pixels = Pixels::new(3, 1, 1, vec![0, 90, 30]).unwrap();
        assert_eq!(shrink(pixels, 2, 1).bytes, [30, 50]);
    }
}
