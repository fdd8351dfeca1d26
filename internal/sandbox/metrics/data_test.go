package metrics

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestData(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMetrics(t)
		start := time.Now().Truncate(4 * time.Minute).Add(4 * time.Minute)
		time.Sleep(time.Until(start))
		failed, all := errorCount, errorCount
		all.Name = "RequestCount"
		// Ten requests in the first and the third minute, one of which fails.
		for i := range 10 {
			m.Add(all, start.Add(time.Duration(i)*time.Second), 1)
			m.Add(all, start.Add(2*time.Minute+time.Duration(i)*time.Second), 1)
		}
		m.Add(failed, start, 1)
		time.Sleep(4 * time.Minute)

		metric := func(id string, s Series, period time.Duration, hidden bool) Query {
			return Query{ID: id, Series: s, Statistic: "Sum", Period: period, Hidden: hidden}
		}
		type line struct {
			id     string
			points map[int]float64 // by seconds since the start
		}
		for name, tc := range map[string]struct {
			queries []Query
			want    []line
		}{
			"a rate as dashboards have it": {
				[]Query{
					{ID: "rate", Expression: "100 * FILL(failed, 0) / all"},
					metric("failed", failed, time.Minute, true), metric("all", all, time.Minute, false),
				},
				[]line{{"rate", map[int]float64{0: 10, 120: 0}}, {"all", map[int]float64{0: 10, 120: 10}}},
			},
			"the longest period counts": {
				[]Query{
					metric("failed", failed, time.Minute, true), metric("all", all, 4*time.Minute, true), metric("short", all, 30*time.Second, true),
					{ID: "both", Expression: "failed + all"}, {ID: "twice", Expression: "short * 2"}, {ID: "over", Expression: "both + short"},
				},
				[]line{{"both", map[int]float64{0: 21}}, {"twice", map[int]float64{0: 20, 120: 20}}, {"over", map[int]float64{0: 41}}},
			},
			"arrays": {
				[]Query{
					metric("failed", failed, time.Minute, true), metric("all", all, time.Minute, true),
					{ID: "each", Expression: "METRICS() * 2"}, {ID: "sum", Expression: "SUM(METRICS())"},
				},
				[]line{{"each", map[int]float64{0: 2}}, {"each", map[int]float64{0: 20, 120: 20}}, {"sum", map[int]float64{0: 11, 120: 10}}},
			},
			"nothing was counted": {
				[]Query{metric("none", Series{}, time.Minute, false), {ID: "twice", Expression: "none * 2"}},
				[]line{{"none", map[int]float64{}}, {"twice", map[int]float64{}}},
			},
		} {
			lines, err := m.Data(tc.queries, start, start.Add(4*time.Minute))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			var got []line
			for _, l := range lines {
				points := map[int]float64{}
				for _, p := range l.Points {
					points[int(p.Time.Sub(start)/time.Second)] = p.Value
				}
				got = append(got, line{l.ID, points})
			}
			if diff := cmp.Diff(tc.want, got, cmp.AllowUnexported(line{})); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	})
}

func TestDataErrors(t *testing.T) {
	m := newMetrics(t)
	for expression, want := range map[string]string{
		"m1 / none":                     `no query has the id "none"`,
		"e + 1":                         "depends on itself",
		"5":                             "it is over no metric",
		"m1 +":                          "it ends too early",
		"SEARCH(' {Shop} ', 'Sum', 60)": "the sandbox does not have SEARCH",
		"ANOMALY_DETECTION_BAND(m1, 2)": "the sandbox does not have ANOMALY_DETECTION_BAND",
	} {
		_, err := m.Data([]Query{{ID: "e", Expression: expression}, {ID: "m1", Series: errorCount, Statistic: "Sum", Period: time.Minute}},
			time.Now().Add(-time.Hour), time.Now())
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", expression, err, want)
		}
	}
}
