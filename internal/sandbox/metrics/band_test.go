package metrics

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/store"
)

func bandAlarm(comparison, expression string) store.Alarm {
	return store.Alarm{
		Comparison: comparison, ThresholdMetric: "band",
		Queries: []store.MetricQuery{{ID: "band", Expression: expression, ReturnData: true}, {ID: "m1", ReturnData: true}, {ID: "m2"}},
	}
}

func TestBand(t *testing.T) {
	// A mean of 10 and a deviation of 2.
	busy := strings.Repeat("8c", 5)
	for _, tc := range []struct {
		name       string
		comparison string
		expression string
		learnt     string // a digit a period, in base 16; - is a missing figure
		figure     float64
		want       string
	}{
		{"within", "LessThanLowerOrGreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1, 3)", busy, 16, StateOK},
		{"above", "LessThanLowerOrGreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1, 3)", busy, 16.1, StateAlarm},
		{"below", "LessThanLowerOrGreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1, 3)", busy, 3.9, StateAlarm},
		{"only above counts", "GreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1, 3)", busy, 3.9, StateOK},
		{"only below counts", "LessThanLowerThreshold", "ANOMALY_DETECTION_BAND(m1, 3)", busy, 16.1, StateOK},
		{"below and it counts", "LessThanLowerThreshold", "ANOMALY_DETECTION_BAND(m1, 3)", busy, 3.9, StateAlarm},
		{"narrow", "GreaterThanUpperThreshold", " ANOMALY_DETECTION_BAND( m1 , 0.5 ) ", busy, 11.1, StateAlarm},
		{"two deviations", "GreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1)", busy, 14, StateOK},
		{"two deviations, beyond", "GreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1)", busy, 14.1, StateAlarm},
		{"even", "GreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1, 3)", "aaaaaaaaaa", 10.9, StateOK},
		{"even, beyond", "GreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1, 3)", "aaaaaaaaaa", 11.1, StateAlarm},
		{"nothing is usual", "GreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1, 3)", "0000000000", 1, StateAlarm},
		{"too few", "GreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1, 3)", "8c8c8c8c8", 99, ""},
		{"missing ones are not learnt", "GreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1, 3)", "8c8c-8c8c-", 99, ""},
		{"old ones are forgotten", "GreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1, 3)",
			"ffffffffff" + strings.Repeat("5", learnt), 6, StateAlarm},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b, rest, err := takeBand(bandAlarm(tc.comparison, tc.expression))
			if err != nil {
				t.Fatal(err)
			}
			if len(rest) != 2 || !rest[0].ReturnData || rest[1].ReturnData {
				t.Errorf("the other queries are %+v", rest)
			}
			at := time.Unix(0, 0)
			for _, c := range tc.learnt {
				v := missing
				if c != '-' {
					v = float64(strings.IndexRune("0123456789abcdef", c))
				}
				b.learn(at, time.Minute, v)
				if c != '-' {
					// A period is learnt once, however often it is looked at.
					b.learn(at.Add(30*time.Second), time.Minute, 1000)
				}
				at = at.Add(time.Minute)
			}
			l, ok := b.limit()
			if ok != (tc.want != "") {
				t.Fatalf("drawn: %v", ok)
			}
			if !ok {
				return
			}
			a := &alarm{limit: l, need: 1, of: 1}
			if got := a.judge([]float64{tc.figure}); got.state != tc.want {
				t.Errorf("%v is %s: %s", tc.figure, got.state, got.reason)
			}
		})
	}
}

func TestBandErrors(t *testing.T) {
	for _, tc := range []struct{ comparison, expression, want string }{
		{"GreaterThanThreshold", "ANOMALY_DETECTION_BAND(m1, 3)", "is not for a band"},
		{"GreaterThanUpperThreshold", "m1 + 1", "it is not ANOMALY_DETECTION_BAND"},
		{"GreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1, wide)", "it is not ANOMALY_DETECTION_BAND"},
	} {
		if _, _, err := takeBand(bandAlarm(tc.comparison, tc.expression)); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s, %s: %v, want %q", tc.comparison, tc.expression, err, tc.want)
		}
	}
	view := bandAlarm("GreaterThanUpperThreshold", "ANOMALY_DETECTION_BAND(m1, 3)")
	view.ThresholdMetric = "other"
	if _, _, err := takeBand(view); err == nil || !strings.Contains(err.Error(), `no query has the id "other"`) {
		t.Errorf("a band that is not there: %v", err)
	}
}

// requestsAlarm is the one that modules/observability/watch makes.
func requestsAlarm() store.Attributes {
	b, g := query("b", "RequestCount"), query("g", "RequestCount")
	return store.Attributes{
		"alarm_name": "requests", "comparison_operator": "LessThanLowerOrGreaterThanUpperThreshold", "threshold_metric_id": "band",
		"evaluation_periods": 5, "datapoints_to_alarm": 3, "treat_missing_data": "notBreaching",
		"metric_query": []any{
			map[string]any{"id": "band", "expression": "ANOMALY_DETECTION_BAND(now, 3)", "return_data": true},
			map[string]any{"id": "now", "expression": "FILL(b, 0) + FILL(g, 0)", "return_data": true}, b, g,
		},
	}
}

func TestAlarmOnBand(t *testing.T) {
	for _, tc := range []struct {
		scale float64 // of the sandbox's time
		odd   int     // requests a minute that are not usual
	}{{1, 80}, {10, 80}, {60, 80}, {60, 0}} {
		synctest.Test(t, func(t *testing.T) {
			st := openStore(t, filepath.Join(t.TempDir(), "store"))
			put(t, st, typeAlarm, "requests", requestsAlarm())
			m, _ := startAt(t, st, tc.scale)
			minute := clock.New(tc.scale).Real(time.Minute)
			s := errorCount
			s.Name = "RequestCount"
			// minutes goes on for a while with about as many requests a minute.
			minutes := func(n, requests int) {
				for i := range n {
					for range requests + i%3 {
						m.Add(s, time.Now(), 1)
					}
					time.Sleep(minute)
				}
			}
			minutes(10, 20)
			wantState(t, m, "requests", StateInsufficient)
			minutes(20, 20)
			wantState(t, m, "requests", StateOK)
			minutes(1, tc.odd)
			wantState(t, m, "requests", StateOK)
			minutes(3, tc.odd)
			wantState(t, m, "requests", StateAlarm)
			minutes(5, 20)
			wantState(t, m, "requests", StateOK)
		})
	}
}

// What lasts becomes the usual.
func TestBandFollows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := openStore(t, filepath.Join(t.TempDir(), "store"))
		put(t, st, typeAlarm, "requests", requestsAlarm())
		m, _ := start(t, st)
		s := errorCount
		s.Name = "RequestCount"
		for _, want := range [...]struct {
			seconds, requests int
			state             string
		}{{30, 20, StateOK}, {5, 40, StateAlarm}, {30, 40, StateOK}} {
			for range want.seconds {
				for range want.requests {
					m.Add(s, time.Now(), 1)
				}
				time.Sleep(time.Second)
			}
			wantState(t, m, "requests", want.state)
		}
	})
}
