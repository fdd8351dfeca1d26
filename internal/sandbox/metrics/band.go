package metrics

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// A band is drawn around this many figures at most, and at least. CloudWatch
// learns from two weeks, by the hour and the weekday (user guide, "Using
// CloudWatch anomaly detection"). A sandbox rarely lives as long, so here the
// usual is what the periods before those that are judged were like.
const (
	learnt = 60
	least  = 10
)

// narrowest is the least half-width of a band, as a share of its middle: an
// even metric has no spread, and a hair off it is no anomaly.
const narrowest = 0.1

// band is the limit of an alarm on ANOMALY_DETECTION_BAND: the mean of what
// was learnt, and a number of standard deviations to either side. What is
// judged is learnt only once it is too old to be judged, so that an anomaly
// sets the alarm off before it becomes usual.
type band struct {
	deviations float64
	low, high  bool // which sides count
	words      string
	figures    []float64 // oldest first
	next       time.Time // when the next period to learn from begins
}

// sides are the operators of an alarm on a band (API PutMetricAlarm).
var sides = map[string]struct {
	low, high bool
	words     string
}{
	"LessThanLowerThreshold":                   {true, false, "less than the lower threshold (%[1]s)"},
	"GreaterThanUpperThreshold":                {false, true, "greater than the upper threshold (%[2]s)"},
	"LessThanLowerOrGreaterThanUpperThreshold": {true, true, "less than the lower threshold (%[1]s) or greater than the upper threshold (%[2]s)"},
}

// bandCall is ANOMALY_DETECTION_BAND(m1) or ANOMALY_DETECTION_BAND(m1, 3).
var bandCall = regexp.MustCompile(`^\s*ANOMALY_DETECTION_BAND\(\s*([a-z]\w*)\s*(?:,\s*(\d+(?:\.\d+)?)\s*)?\)\s*$`)

// usual is the number of deviations of a band that names none (user guide,
// "Using math expressions with CloudWatch metrics").
const usual = 2

// takeBand reads the band of an alarm, and returns it with the other queries,
// of which the one that the band is around is the result.
func takeBand(view store.Alarm) (*band, []store.MetricQuery, error) {
	side, ok := sides[view.Comparison]
	if !ok {
		return nil, nil, fmt.Errorf("comparison operator %q is not for a band", view.Comparison)
	}
	at := slices.IndexFunc(view.Queries, func(q store.MetricQuery) bool { return q.ID == view.ThresholdMetric })
	if at < 0 {
		return nil, nil, fmt.Errorf("no query has the id %q of threshold_metric_id", view.ThresholdMetric)
	}
	call := bandCall.FindStringSubmatch(view.Queries[at].Expression)
	if call == nil {
		return nil, nil, fmt.Errorf("query %q: %w %q: it is not ANOMALY_DETECTION_BAND of a line and a number",
			view.ThresholdMetric, ErrExpression, view.Queries[at].Expression)
	}
	b := &band{deviations: usual, low: side.low, high: side.high, words: side.words}
	if call[2] != "" {
		b.deviations, _ = strconv.ParseFloat(call[2], 64) // the pattern takes numbers only
	}
	rest := slices.Delete(slices.Clone(view.Queries), at, at+1)
	for i := range rest {
		rest[i].ReturnData = rest[i].ID == call[1]
	}
	return b, rest, nil
}

// learn takes up the figure of a period that begins at a time, once.
func (b *band) learn(begins time.Time, period time.Duration, v float64) {
	if begins.Before(b.next) || math.IsNaN(v) {
		return
	}
	b.next = begins.Add(period)
	if len(b.figures) == learnt {
		b.figures = slices.Delete(b.figures, 0, 1)
	}
	b.figures = append(b.figures, v)
}

// limit draws the band. It reports false while too little was learnt.
func (b *band) limit() (limit, bool) {
	n := float64(len(b.figures))
	if n < least {
		return limit{}, false
	}
	mean := sum(b.figures) / n
	var squares float64
	for _, v := range b.figures {
		squares += (v - mean) * (v - mean)
	}
	half := max(b.deviations*math.Sqrt(squares/n), narrowest*math.Abs(mean))
	lower, upper := mean-half, mean+half
	return limit{
		beyond: func(v float64) bool { return b.low && v < lower || b.high && v > upper },
		words:  fmt.Sprintf(b.words, figure(lower), figure(upper)),
	}, true
}
