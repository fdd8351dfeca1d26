package metrics

import (
	"math"
	"strings"
	"testing"
)

func fixed(t *testing.T, comparison string, at float64) limit {
	t.Helper()
	l, err := threshold(comparison, at)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// The cases are the tables of the CloudWatch user guide, "Configuring how
// CloudWatch alarms treat missing data". In a row, - is a missing figure, 0 one
// within the threshold and X one beyond it.
func TestJudgeMissingData(t *testing.T) {
	const keep = ""
	for _, tc := range []struct {
		need    int
		figures string
		// outcomes by treatment
		missing, ignore, breaching, notBreaching string
	}{
		{3, "0-X-X", StateOK, StateOK, StateOK, StateOK},
		{3, "----0", StateOK, StateOK, StateOK, StateOK},
		{3, "-----", StateInsufficient, keep, StateAlarm, StateOK},
		{3, "0XX-X", StateAlarm, StateAlarm, StateAlarm, StateAlarm},
		{3, "--X--", StateAlarm, keep, StateAlarm, StateOK},
		{3, "----X", keep, keep, StateAlarm, StateOK},
		{2, "0-X-X", StateAlarm, StateAlarm, StateAlarm, StateAlarm},
		{2, "00X0X", StateAlarm, StateAlarm, StateAlarm, StateAlarm},
		{2, "0-X--", StateOK, StateOK, StateAlarm, StateOK},
		{2, "----0", StateOK, StateOK, StateAlarm, StateOK},
		{2, "---X-", StateAlarm, keep, StateAlarm, StateOK},
	} {
		for treatment, want := range map[string]string{
			"missing": tc.missing, "ignore": tc.ignore, "breaching": tc.breaching, "notBreaching": tc.notBreaching, "": tc.missing,
		} {
			a := &alarm{limit: fixed(t, "GreaterThanThreshold", 1), need: tc.need, of: 3, missing: treatment}
			var figures []float64
			for _, c := range tc.figures {
				figures = append(figures, map[rune]float64{'-': math.NaN(), '0': 0, 'X': 5}[c])
			}
			if got := a.judge(figures); got.state != want {
				t.Errorf("%d of 3, %s, %q: got %q (%s), want %q", tc.need, tc.figures, treatment, got.state, got.reason, want)
			}
		}
	}
}

func TestJudgeComparison(t *testing.T) {
	for _, tc := range []struct {
		comparison string
		below      string
		equal      string
		above      string
	}{
		{"GreaterThanThreshold", StateOK, StateOK, StateAlarm},
		{"GreaterThanOrEqualToThreshold", StateOK, StateAlarm, StateAlarm},
		{"LessThanThreshold", StateAlarm, StateOK, StateOK},
		{"LessThanOrEqualToThreshold", StateAlarm, StateAlarm, StateOK},
	} {
		a := &alarm{limit: fixed(t, tc.comparison, 2), need: 1, of: 1}
		for v, want := range map[float64]string{1: tc.below, 2: tc.equal, 3: tc.above} {
			got := a.judge([]float64{v})
			if got.state != want {
				t.Errorf("%v %s 2: got %s, want %s", v, tc.comparison, got.state, want)
			}
			if !strings.Contains(got.reason, "the threshold (2)") {
				t.Errorf("reason does not name the threshold: %s", got.reason)
			}
		}
	}
}
