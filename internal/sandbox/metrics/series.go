package metrics

import (
	"slices"
	"sort"
	"sync"
	"time"
)

// resolutions are the steps in which values are kept, finest first, and for how long.
var resolutions = [...]struct{ step, keep time.Duration }{
	{100 * time.Millisecond, 20 * time.Second},
	{time.Second, 3 * time.Minute},
	{10 * time.Second, 20 * time.Minute},
	{time.Minute, horizon},
}

const (
	horizon = 3 * time.Hour
	finest  = 100 * time.Millisecond
)

// series holds the values of one metric, summed up in steps of every resolution.
type series struct {
	base time.Time

	mu      sync.Mutex
	retired bool
	newest  time.Time
	tiers   [len(resolutions)][]slot
}

// slot sums up the values of one step. A step without values has no slot.
type slot struct {
	tick  int32 // steps since base
	count uint32
	sum   float64
	min   float64
	max   float64
	// spread is nil as long as all values of the step are the same, which they
	// are for counters and gauges.
	spread *digest
}

func newSeries(base time.Time) *series { return &series{base: base} }

// add reports false if the series was swept away meanwhile; then the caller opens it anew.
func (s *series) add(at time.Time, value float64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.retired {
		return false
	}
	if at.After(s.newest) {
		s.newest = at
	}
	age := at.Sub(s.base)
	for i, r := range resolutions {
		s.slot(i, int32(age/r.step)).add(value)
	}
	return true
}

// slot finds the slot of a tick, or makes it.
func (s *series) slot(tier int, tick int32) *slot {
	slots := s.tiers[tier]
	n := len(slots)
	if n > 0 && slots[n-1].tick == tick {
		return &slots[n-1]
	}
	if n > 0 && slots[n-1].tick > tick {
		at := sort.Search(n, func(i int) bool { return slots[i].tick >= tick })
		if slots[at].tick != tick {
			slots = slices.Insert(slots, at, slot{tick: tick})
			s.tiers[tier] = slots
		}
		return &slots[at]
	}
	slots = append(s.room(tier), slot{tick: tick})
	s.tiers[tier] = slots
	return &slots[len(slots)-1]
}

// room returns a tier's slots with space for one more. When the tier is full
// its oldest ninth goes, so that memory is bounded and moving is rare.
func (s *series) room(tier int) []slot {
	slots := s.tiers[tier]
	full := int(resolutions[tier].keep/resolutions[tier].step) * 9 / 8
	switch {
	case len(slots) >= full:
		return slices.Delete(slots, 0, full/9)
	case len(slots) == cap(slots):
		// append would take more than the bound.
		return append(make([]slot, 0, min(max(2*len(slots), 1), full)), slots...)
	}
	return slots
}

// retire closes the series if its newest value is older than before.
func (s *series) retire(before time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.retired = s.newest.Before(before)
	return s.retired
}

func (s *slot) add(v float64) {
	switch {
	case s.count == 0:
		s.min, s.max = v, v
	case s.spread != nil:
		s.spread.add(v, 1)
	case v != s.min:
		s.spread = &digest{}
		s.spread.add(s.min, s.count)
		s.spread.add(v, 1)
	}
	s.count++
	s.sum += v
	s.min = min(s.min, v)
	s.max = max(s.max, v)
}
