package metrics

import (
	"math"
	"slices"
)

// accuracy is the relative error of a percentile, at most.
const accuracy = 0.02

// A value v falls into bin ceil(log(v)/log(growth)) + middle; each bin is 4 %
// wider than the one below, so its centre is within 2 % of everything in it.
// These are the buckets of DDSketch (Masson, Rim and Lee, 2019). Bin 0 takes
// zero; CloudWatch has no percentiles of negative values, so nor have we.
const (
	growth = (1 + accuracy) / (1 - accuracy)
	bins   = 2048
	middle = bins / 2

	countBits = 21
	countMax  = 1<<countBits - 1
)

var logGrowth = math.Log(growth)

// digest counts values by bin. Each entry holds a bin and, in its lower bits, a
// count that saturates at two million; entries are ordered by bin.
type digest []uint32

func bin(v float64) uint32 {
	if v <= 0 || math.IsNaN(v) {
		return 0
	}
	return uint32(min(max(math.Ceil(math.Log(v)/logGrowth)+middle, 1), bins-1))
}

func binValue(b uint32) float64 {
	if b == 0 {
		return 0
	}
	return 2 * math.Exp(float64(int(b)-middle)*logGrowth) / (growth + 1)
}

func (d *digest) add(v float64, count uint32) {
	b := bin(v)
	at, found := slices.BinarySearchFunc(*d, b, func(entry, b uint32) int { return int(entry>>countBits) - int(b) })
	if !found {
		if len(*d) == cap(*d) {
			// There are many digests, so they grow by little.
			*d = append(make(digest, 0, len(*d)+max(len(*d)/8, 3)), *d...)
		}
		*d = slices.Insert(*d, at, b<<countBits)
	}
	have := (*d)[at] & countMax
	(*d)[at] = b<<countBits | min(have+count, countMax)
}
