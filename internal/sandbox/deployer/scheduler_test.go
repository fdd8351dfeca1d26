package deployer

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

func TestCrashedTaskIsReplacedAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		time.Sleep(5 * time.Minute)
		w.runtime.crash(v1, 1)
		began := time.Now()
		w.wait("replaced", func() bool { return w.balancer.healthy(blueGroup) == 2 })
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("took %s", took)
		}
	})
}

func TestUnhealthyTaskIsReplaced(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		victim := w.tasks()[0].ARN
		w.balancer.vanish(victim)
		w.wait("replaced", func() bool { return w.balancer.healthy(blueGroup) == 2 })
		w.wait("stopped", func() bool {
			return slices.ContainsFunc(w.tasks(), func(t store.Task) bool { return t.ARN == victim && t.LastStatus == "STOPPED" })
		})
		if got := w.running(v1); got != 2 {
			t.Errorf("%d tasks run, want 2", got)
		}
	})
}

func TestScaling(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		w.update(v1, 5, nil)
		w.wait("5 tasks", func() bool { return w.balancer.healthy(blueGroup) == 5 })
		w.update(v1, 1, nil)
		w.wait("1 task", func() bool { return w.running(v1) == 1 })
		w.put(typeScalableTarget, "service/cambio-dev/orders", store.Attributes{"min_capacity": 3, "max_capacity": 4})
		w.wait("min_capacity", func() bool { return w.balancer.healthy(blueGroup) == 3 })
		w.update(v1, 9, nil)
		w.wait("max_capacity", func() bool { return w.balancer.healthy(blueGroup) == 4 })
		w.lenient.Store(true)
		w.update(v1, 0, nil)
		w.wait("no task", func() bool { return w.running(v1) == 0 })
		time.Sleep(time.Minute)
		if got := len(w.store.List(TypeDeployment, "", "")); got != 2 {
			t.Errorf("%d deployments, want those of the placeholder and the release", got)
		}
	})
}

func TestDeletion(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		w.lenient.Store(true)
		if err := w.store.Delete(serviceKey()); err != nil {
			t.Fatal(err)
		}
		w.wait("no task", func() bool { return w.running(v1) == 0 })
		w.wait("no records", func() bool {
			return len(w.store.List(TypeDeployment, "", ""))+len(w.store.List(TypeRevision, "", ""))+len(w.store.List(TypeState, "", "")) == 0
		})
		w.balanced()
		w.release(1, 2)
	})
}

func TestTerraformChangesTheTaskDefinition(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		v2 := w.define(2, healthy)
		err := w.store.Update(serviceKey(), func(a store.Attributes) error { a["task_definition"] = "orders:3"; return nil })
		if err != nil {
			t.Fatal(err)
		}
		w.wait("version 2", func() bool { return w.running(v2) == 2 && w.running(v1) == 0 })
	})
}

func TestWorker(t *testing.T) {
	for _, strategy := range []string{Rolling, BlueGreen, Canary} {
		t.Run(strategy, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t)
				w.service(nil)
				w.release(1, 2)
				v2 := w.define(2, healthy)
				least := 99
				arn := w.update(v2, 2, configure(strategy, 1))
				w.wait("done", func() bool {
					n := 0
					for _, task := range w.tasks() {
						if task.LastStatus == "RUNNING" {
							n++
						}
					}
					least = min(least, n)
					return w.deployment(arn).Status == Successful
				})
				if least < 2 {
					t.Errorf("at one time only %d tasks ran", least)
				}
				if got := w.running(v2); got != 2 {
					t.Errorf("%d new tasks run", got)
				}
			})
		})
	}
}

func TestRollingKeepsWithinItsLimits(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.balanced()
		w.release(1, 4)
		fifty, hundred := 50, 100
		arn := w.update(w.define(2, healthy), 4, func(s *store.Service) {
			s.MinimumHealthyPercent, s.MaximumPercent = &fifty, &hundred
		})
		w.wait("done", func() bool {
			live := 0
			for _, task := range w.tasks() {
				if task.LastStatus != "STOPPED" && !w.balancer.draining(task.ARN) && task.DesiredStatus == "RUNNING" {
					live++
				}
			}
			if n := w.balancer.healthy(blueGroup); n < 2 {
				t.Fatalf("%d healthy tasks, want at least 2", n)
			}
			return w.deployment(arn).Status == Successful
		})
	})
}
