package metrics

import (
	"math"
	"sort"
	"strconv"
	"strings"
	"time"
)

// Point is a statistic over one period. Time is when the period begins.
type Point struct {
	Time  time.Time
	Value float64
}

// Statistic returns one point for each period between from and to that has
// values. The statistic is Sum, Average, Minimum, Maximum, SampleCount or a
// percentile such as p99 or p99.9, whose relative error is at most 2 %. The
// period is real time, not scaled. Periods that are shorter than the steps in
// which values of that age are kept come out in those steps.
func (m *Metrics) Statistic(s Series, from, to time.Time, period time.Duration, statistic string) []Point {
	period = max(period, finest)
	from, n := span(from, to, period)
	return pointsOf(m.window(s, from, period, n, statistic), from, period)
}

// span tells how many periods there are until a time, and when the first
// begins. More periods than steps are kept cannot all hold something.
func span(from, to time.Time, period time.Duration) (time.Time, int) {
	n := int((to.Sub(from) + period - 1) / period)
	limit := int(horizon / finest)
	if n <= limit {
		return from, max(n, 0)
	}
	return from.Add(time.Duration(n-limit) * period), limit
}

func pointsOf(row []float64, from time.Time, period time.Duration) []Point {
	var points []Point
	for i, v := range row {
		if !math.IsNaN(v) {
			points = append(points, Point{Time: from.Add(time.Duration(i) * period), Value: v})
		}
	}
	return points
}

// window returns the statistic for n periods from a time on; NaN marks one without values.
func (m *Metrics) window(key Series, from time.Time, period time.Duration, n int, statistic string) []float64 {
	out := make([]float64, max(n, 0))
	for i := range out {
		out[i] = math.NaN()
	}
	stat, ok := parseStatistic(statistic)
	m.mu.RLock()
	s := m.series[key]
	m.mu.RUnlock()
	if s == nil || !ok || n <= 0 {
		return out
	}
	s.reduce(from, period, stat, out)
	return out
}

// ValidStatistic reports whether Statistic knows the statistic.
func ValidStatistic(statistic string) bool {
	_, ok := parseStatistic(statistic)
	return ok
}

type statistic struct {
	name    string
	percent float64 // of a percentile
}

func parseStatistic(s string) (statistic, bool) {
	switch s {
	case "Sum", "Average", "Minimum", "Maximum", "SampleCount":
		return statistic{name: s}, true
	}
	number, ok := strings.CutPrefix(s, "p")
	if !ok {
		return statistic{}, false
	}
	percent, err := strconv.ParseFloat(number, 64)
	if err != nil || !(percent >= 0 && percent <= 100) {
		return statistic{}, false
	}
	return statistic{name: "p", percent: percent}, true
}

// reduce sums slots up into periods. A slot belongs to the period in which it begins.
func (s *series) reduce(from time.Time, period time.Duration, stat statistic, out []float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	tier := tierFor(time.Since(from))
	step := resolutions[tier].step
	slots := s.tiers[tier]
	next := sort.Search(len(slots), func(i int) bool { return !s.begins(slots[i], step).Before(from) })
	for next < len(slots) {
		i := int(s.begins(slots[next], step).Sub(from) / period)
		if i >= len(out) {
			return
		}
		end := next + 1
		for end < len(slots) && int(s.begins(slots[end], step).Sub(from)/period) == i {
			end++
		}
		out[i] = stat.of(slots[next:end])
		next = end
	}
}

func (s *series) begins(x slot, step time.Duration) time.Time {
	return s.base.Add(time.Duration(x.tick) * step)
}

// tierFor returns the finest resolution that still has values of the given age.
func tierFor(age time.Duration) int {
	for i, r := range resolutions {
		if age <= r.keep {
			return i
		}
	}
	return len(resolutions) - 1
}

func (st statistic) of(slots []slot) float64 {
	total := slots[0]
	count := uint64(total.count)
	for _, s := range slots[1:] {
		count += uint64(s.count)
		total.sum += s.sum
		total.min = min(total.min, s.min)
		total.max = max(total.max, s.max)
	}
	switch st.name {
	case "Sum":
		return total.sum
	case "Average":
		return total.sum / float64(count)
	case "Minimum":
		return total.min
	case "Maximum":
		return total.max
	case "SampleCount":
		return float64(count)
	}
	if st.percent == 100 {
		return total.max
	}
	// The bins' centres may lie outside of what was really seen.
	return min(max(percentile(slots, st.percent), total.min), total.max)
}

// percentile takes the nearest rank.
func percentile(slots []slot, percent float64) float64 {
	var counts [bins]uint64
	var count uint64
	for _, s := range slots {
		if s.spread == nil {
			counts[bin(s.min)] += uint64(s.count)
			count += uint64(s.count)
			continue
		}
		for _, entry := range *s.spread {
			counts[entry>>countBits] += uint64(entry & countMax)
			count += uint64(entry & countMax)
		}
	}
	rank := max(uint64(math.Ceil(percent/100*float64(count))), 1)
	for b, n := range counts {
		if rank <= n {
			return binValue(uint32(b))
		}
		rank -= n
	}
	return math.Inf(1)
}
