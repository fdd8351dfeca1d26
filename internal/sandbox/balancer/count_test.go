package balancer

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/metrics"
)

// points returns the only statistic of a series of the load balancer "internal", or nothing.
func (w *world) points(name, group, statistic string) []metrics.Point {
	dimensions := "LoadBalancer=app/internal/1"
	if group != "" {
		dimensions += ",TargetGroup=targetgroup/" + group + "/1"
	}
	s := metrics.Series{Account: account, Region: region, Namespace: "AWS/ApplicationELB", Name: name, Dimensions: dimensions}
	now := time.Now()
	return w.metrics.Statistic(s, now.Add(-time.Minute), now.Add(time.Minute), time.Hour, statistic)
}

func (w *world) sum(name, group string) float64 {
	for _, p := range w.points(name, group, "Sum") {
		return p.Value
	}
	return 0
}

func TestCounts(t *testing.T) {
	w := newWorld(t)
	l, group := single(w)
	w.get(l, "/")
	w.register(group, "task", addr(w.backendFunc(func(rw http.ResponseWriter, r *http.Request) {
		status, err := strconv.Atoi(r.URL.Path[1:])
		if err != nil {
			t.Error(err)
		}
		rw.WriteHeader(status)
	})))
	for _, path := range []string{"/200", "/204", "/302", "/404", "/500", "/503"} {
		w.get(l, path)
	}
	crashed := w.targetGroup("green")
	w.rule(l, 0, "/crashed", crashed, 1)
	w.crash(crashed, "task")
	w.balancer.Refresh()
	w.get(l, "/crashed")

	type count struct{ name, group string }
	want := map[count]float64{
		{"RequestCount", ""}: 7, {"RequestCount", "blue"}: 6, {"RequestCount", "green"}: 1,
		{"HTTPCode_Target_2XX_Count", ""}: 2, {"HTTPCode_Target_2XX_Count", "blue"}: 2,
		{"HTTPCode_Target_3XX_Count", "blue"}: 1, {"HTTPCode_Target_4XX_Count", "blue"}: 1,
		{"HTTPCode_Target_5XX_Count", ""}: 2, {"HTTPCode_Target_5XX_Count", "blue"}: 2, {"HTTPCode_Target_5XX_Count", "green"}: 0,
		{"HTTPCode_ELB_5XX_Count", ""}: 2, {"HTTPCode_ELB_503_Count", ""}: 1, {"HTTPCode_ELB_502_Count", ""}: 1,
		{"TargetConnectionErrorCount", "blue"}: 0, {"TargetConnectionErrorCount", "green"}: 1,
	}
	got := map[count]float64{}
	for c := range want {
		got[c] = w.sum(c.name, c.group)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if p := w.points("TargetResponseTime", "blue", "SampleCount"); len(p) != 1 || p[0].Value != 6 {
		t.Errorf("response times: %v, want 6", p)
	}
	if p := w.points("TargetResponseTime", "blue", "Maximum"); len(p) != 1 || p[0].Value <= 0 || p[0].Value > 10 {
		t.Errorf("response time %v is not in seconds", p)
	}
}

func TestHostCounts(t *testing.T) {
	w := newWorld(t)
	_, group := single(w)
	w.register(group, "task/1", addr(w.backend("a")))
	w.register(group, "task/2", addr(w.backend("b")))
	lost := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(lost.Close)
	w.balancer.Register(group, Target{ID: "task/3", Addr: addr(lost)})
	w.await(group, "task/3", Unhealthy)
	w.until("the hosts are reported", func() bool {
		healthy, unhealthy := w.points("HealthyHostCount", "blue", "Maximum"), w.points("UnHealthyHostCount", "blue", "Maximum")
		return len(healthy) == 1 && healthy[0].Value == 2 && len(unhealthy) == 1 && unhealthy[0].Value == 1
	})
}
