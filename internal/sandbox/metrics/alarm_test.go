package metrics

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/store"
)

func alarmKey(typ, name string) store.Key {
	return store.Key{Account: "111111111111", Region: "us-east-1", Type: typ, ID: name}
}

// errorsAlarm is an alarm on more than 2 errors a minute.
func errorsAlarm(changes store.Attributes) store.Attributes {
	a := store.Attributes{
		"alarm_name": "errors", "comparison_operator": "GreaterThanThreshold", "threshold": 2, "evaluation_periods": 1,
		"namespace": "AWS/ApplicationELB", "metric_name": "HTTPCode_Target_5XX_Count", "statistic": "Sum", "period": 60,
		"dimensions": map[string]any{"TargetGroup": "targetgroup/a/1", "LoadBalancer": "app/b/1"}, "treat_missing_data": "notBreaching",
	}
	for name, value := range changes {
		a[name] = value
	}
	return a
}

var errorCount = Series{
	Account: "111111111111", Region: "us-east-1", Namespace: "AWS/ApplicationELB", Name: "HTTPCode_Target_5XX_Count",
	Dimensions: "LoadBalancer=app/b/1,TargetGroup=targetgroup/a/1",
}

// start runs metrics at 60 times the speed, so that a minute's period takes a second.
func start(t *testing.T, st *store.Store) (m *Metrics, stop func()) {
	t.Helper()
	return startAt(t, st, 60)
}

// startAt runs metrics at another speed.
func startAt(t *testing.T, st *store.Store, scale float64) (m *Metrics, stop func()) {
	t.Helper()
	m = New(st, clock.New(scale))
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		m.Run(ctx)
	}()
	stop = func() {
		cancel()
		<-done
	}
	t.Cleanup(stop)
	return m, stop
}

func put(t *testing.T, st *store.Store, typ, name string, a store.Attributes) {
	t.Helper()
	if err := st.Put(alarmKey(typ, name), a); err != nil {
		t.Fatal(err)
	}
}

func wantState(t *testing.T, m *Metrics, alarm, want string) {
	t.Helper()
	synctest.Wait()
	if got, reason := m.State("111111111111", "us-east-1", alarm); got != want {
		t.Errorf("%s is %s (%s), want %s", alarm, got, reason, want)
	}
}

func TestAlarm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := openStore(t, filepath.Join(t.TempDir(), "store"))
		m, _ := start(t, st)
		wantState(t, m, "errors", StateInsufficient)
		put(t, st, typeAlarm, "errors", errorsAlarm(nil))
		time.Sleep(time.Second)
		wantState(t, m, "errors", StateOK)

		for range 3 {
			m.Add(errorCount, time.Now(), 1)
		}
		time.Sleep(time.Second)
		wantState(t, m, "errors", StateAlarm)
		// It looks at the last figure there is, a little further back than its period.
		time.Sleep(4 * time.Second)
		wantState(t, m, "errors", StateOK)

		if err := st.Delete(alarmKey(typeAlarm, "errors")); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second)
		if got := st.List(store.TypeAlarmState, "", ""); len(got) != 0 {
			t.Errorf("the state outlives its alarm: %v", got)
		}
	})
}

func TestAlarmWritesOnlyChanges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := openStore(t, filepath.Join(t.TempDir(), "store"))
		m, _ := start(t, st)
		writes := 0
		st.Watch(t.Context(), func(store.Change) { writes++ }, store.TypeAlarmState)
		put(t, st, typeAlarm, "errors", errorsAlarm(nil))
		for range 20 {
			m.Add(errorCount, time.Now(), 5)
			time.Sleep(500 * time.Millisecond)
		}
		synctest.Wait()
		if writes != 2 {
			t.Errorf("%d writes, want 2: OK, then ALARM", writes)
		}
	})
}

func TestAlarmSeveralPeriods(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := openStore(t, filepath.Join(t.TempDir(), "store"))
		m, _ := start(t, st)
		put(t, st, typeAlarm, "errors", errorsAlarm(store.Attributes{"evaluation_periods": 3, "datapoints_to_alarm": 2}))
		m.Add(errorCount, time.Now(), 9)
		time.Sleep(time.Second)
		wantState(t, m, "errors", StateOK)
		m.Add(errorCount, time.Now(), 9)
		time.Sleep(900 * time.Millisecond)
		wantState(t, m, "errors", StateAlarm)
	})
}

func TestAlarmOnPercentile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := openStore(t, filepath.Join(t.TempDir(), "store"))
		m, _ := start(t, st)
		put(t, st, typeAlarm, "slow", errorsAlarm(store.Attributes{
			"metric_name": "TargetResponseTime", "statistic": "", "extended_statistic": "p99", "threshold": 0.5,
		}))
		s := errorCount
		s.Name = "TargetResponseTime"
		for range 98 {
			m.Add(s, time.Now(), 0.01)
		}
		time.Sleep(200 * time.Millisecond)
		wantState(t, m, "slow", StateOK)
		for range 2 {
			m.Add(s, time.Now(), 0.9)
		}
		time.Sleep(300 * time.Millisecond)
		wantState(t, m, "slow", StateAlarm)
	})
}

func query(id, metric string) map[string]any {
	return map[string]any{"id": id, "metric": []any{map[string]any{
		"namespace": "AWS/ApplicationELB", "metric_name": metric, "period": 60, "stat": "Sum",
		"dimensions": map[string]any{"LoadBalancer": "app/b/1", "TargetGroup": "targetgroup/a/1"},
	}}}
}

// rateAlarm is an alarm on an error rate above 1 %.
func rateAlarm(expression string) store.Attributes {
	return store.Attributes{
		"alarm_name": "rate", "comparison_operator": "GreaterThanThreshold", "threshold": 1, "evaluation_periods": 1,
		"treat_missing_data": "notBreaching",
		"metric_query": []any{
			query("errors", "HTTPCode_Target_5XX_Count"), query("requests", "RequestCount"),
			map[string]any{"id": "rate", "expression": expression, "return_data": true},
		},
	}
}

func TestAlarmOnMetricMath(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := openStore(t, filepath.Join(t.TempDir(), "store"))
		m, _ := start(t, st)
		put(t, st, typeAlarm, "rate", rateAlarm("IF(requests > 10, 100 * FILL(errors, 0) / requests, 0)"))
		total := errorCount
		total.Name = "RequestCount"
		m.Add(errorCount, time.Now(), 1)
		m.Add(total, time.Now(), 5)
		time.Sleep(300 * time.Millisecond)
		wantState(t, m, "rate", StateOK)
		m.Add(total, time.Now(), 45)
		time.Sleep(300 * time.Millisecond)
		wantState(t, m, "rate", StateAlarm)
		m.Add(total, time.Now(), 100)
		time.Sleep(300 * time.Millisecond)
		wantState(t, m, "rate", StateOK)
	})
}

func TestAlarmThatCannotBeEvaluated(t *testing.T) {
	for name, tc := range map[string]struct {
		alarm store.Attributes
		want  string
	}{
		"statistic":  {errorsAlarm(store.Attributes{"statistic": "Median"}), `statistic "Median" is not supported`},
		"comparison": {errorsAlarm(store.Attributes{"comparison_operator": "LessThanLowerThreshold"}), "LessThanLowerThreshold"},
		"expression": {rateAlarm("errors /"), `query "rate": bad metric math expression`},
		"unknown id": {rateAlarm("errors / all"), `no query has the id "all"`},
		"circle":     {rateAlarm("rate + 1"), "depends on itself"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				st := openStore(t, filepath.Join(t.TempDir(), "store"))
				put(t, st, typeAlarm, "bad", tc.alarm)
				m, _ := start(t, st)
				time.Sleep(time.Second)
				if state, reason := m.State("111111111111", "us-east-1", "bad"); state != StateInsufficient || !strings.Contains(reason, tc.want) {
					t.Errorf("got %s: %s, want a reason that says %q", state, reason, tc.want)
				}
			})
		})
	}
}

func TestAlarmStateOutlivesARestart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := openStore(t, filepath.Join(t.TempDir(), "store"))
		m, stop := start(t, st)
		put(t, st, typeAlarm, "errors", errorsAlarm(store.Attributes{"evaluation_periods": 3, "datapoints_to_alarm": 1}))
		m.Add(errorCount, time.Now(), 5)
		time.Sleep(500 * time.Millisecond)
		wantState(t, m, "errors", StateAlarm)
		stop()

		m, _ = start(t, st)
		time.Sleep(2 * time.Second)
		wantState(t, m, "errors", StateAlarm)
		// After as long as it looks back, seeing nothing means something.
		time.Sleep(2 * time.Second)
		wantState(t, m, "errors", StateOK)
	})
}

func TestCompositeAlarm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := openStore(t, filepath.Join(t.TempDir(), "store"))
		m, _ := start(t, st)
		put(t, st, typeAlarm, "errors", errorsAlarm(nil))
		put(t, st, typeComposite, "inner", store.Attributes{"alarm_name": "inner", "alarm_rule": `ALARM("errors")`})
		put(t, st, typeComposite, "outer", store.Attributes{"alarm_name": "outer", "alarm_rule": `ALARM(inner) AND NOT ALARM(other)`})
		put(t, st, typeComposite, "wrong", store.Attributes{"alarm_name": "wrong", "alarm_rule": `PERHAPS(errors)`})
		time.Sleep(time.Second)
		wantState(t, m, "outer", StateOK)
		wantState(t, m, "wrong", StateInsufficient)
		m.Add(errorCount, time.Now(), 5)
		time.Sleep(300 * time.Millisecond)
		wantState(t, m, "outer", StateAlarm)
	})
}

func TestSetState(t *testing.T) {
	m := newMetrics(t)
	if err := m.SetState("111111111111", "us-east-1", "errors", StateAlarm, "by hand"); err != nil {
		t.Fatal(err)
	}
	if state, reason := m.State("111111111111", "us-east-1", "errors"); state != StateAlarm || reason != "by hand" {
		t.Errorf("got %s: %s", state, reason)
	}
	if err := m.SetState("111111111111", "us-east-1", "errors", "FINE", ""); err == nil {
		t.Error("an unknown state was taken")
	}
}
