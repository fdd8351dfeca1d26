package metrics

import "fmt"

// limit tells the figures that are beyond it.
type limit struct {
	beyond func(v float64) bool
	// words are how CloudWatch's reasons say so, such as "greater than the threshold (5)".
	words string
}

// comparisons are the operators of an alarm on a fixed threshold.
var comparisons = map[string]struct {
	holds func(v, threshold float64) bool
	words string
}{
	"GreaterThanThreshold":          {func(v, t float64) bool { return v > t }, "greater than"},
	"GreaterThanOrEqualToThreshold": {func(v, t float64) bool { return v >= t }, "greater than or equal to"},
	"LessThanThreshold":             {func(v, t float64) bool { return v < t }, "less than"},
	"LessThanOrEqualToThreshold":    {func(v, t float64) bool { return v <= t }, "less than or equal to"},
}

// threshold is the limit of an alarm on a fixed threshold.
func threshold(comparison string, t float64) (limit, error) {
	c, ok := comparisons[comparison]
	if !ok {
		return limit{}, fmt.Errorf("comparison operator %q is not supported", comparison)
	}
	return limit{
		beyond: func(v float64) bool { return c.holds(v, t) },
		words:  fmt.Sprintf("%s the threshold (%s)", c.words, figure(t)),
	}, nil
}
