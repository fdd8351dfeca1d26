package deployer

import (
	"testing"
	"testing/synctest"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// TestSupersede lets a second deployment begin while the first is at each stage.
func TestSupersede(t *testing.T) {
	pause := store.Hook{TargetType: "PAUSE", TimeoutMinutes: 100}
	for _, stage := range []Stage{PreScaleUp, PostScaleUp, PostTestShift, PreProduction, PostProduction} {
		pause.Stages = append(pause.Stages, string(stage))
	}
	for _, stage := range []Stage{PreScaleUp, ScaleUp, PostScaleUp, PostTestShift, PreProduction, ProductionShift, PostProduction, Bake, CleanUp} {
		for _, strategy := range []string{BlueGreen, Rolling} {
			t.Run(string(stage)+" "+strategy, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					w, v1 := released(t)
					v2, v3 := w.define(2, healthy), w.define(3, healthy)
					first := w.update(v2, 2, configure(Canary, 5, pause))
					w.passTo(first, stage)
					second := w.update(v3, 2, configure(strategy, 0))
					want := Stopped
					if stage == CleanUp {
						want = Successful
					}
					if got := w.deployment(first).Status; got != want {
						t.Errorf("the first deployment is %s, want %s", got, want)
					}
					w.until(second, Successful)
					if w.running(v1) != 0 || w.running(v2) != 0 || w.running(v3) != 2 {
						t.Errorf("versions run %d, %d and %d times", w.running(v1), w.running(v2), w.running(v3))
					}
				})
			})
		}
	}
}

func TestSupersedeRolling(t *testing.T) {
	for _, strategy := range []string{BlueGreen, Rolling} {
		t.Run(strategy, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t)
				w.balanced()
				w.release(1, 4)
				v2, v3 := w.define(2, behaviour{start: time.Second, warm: 4 * time.Second}), w.define(3, healthy)
				seventy := 75
				w.update(v2, 4, func(s *store.Service) { s.MaximumPercent, s.MinimumHealthyPercent = new(125), &seventy })
				w.wait("half done", func() bool { return w.running(v2) >= 2 })
				w.until(w.update(v3, 4, configure(strategy, 0)), Successful)
				if w.running(v2) != 0 || w.running(v3) != 4 {
					t.Errorf("versions run %d and %d times", w.running(v2), w.running(v3))
				}
			})
		})
	}
}

// TestSupersedeFirstRelease has nothing to return to: what serves must go on serving.
func TestSupersedeFirstRelease(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.balanced()
		first := w.update(w.define(1, healthy), 2, configure(BlueGreen, 5))
		w.untilStage(first, Bake)
		v2 := w.define(2, healthy)
		w.until(w.update(v2, 2, configure(BlueGreen, 5)), Successful)
		if got := w.running(v2); got != 2 {
			t.Errorf("%d tasks run, want 2", got)
		}
	})
}

func TestForce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		unchanged, err := w.deployer.Update(Update{Service: serviceKey(), Change: func(*store.Service) error { return nil }})
		if err != nil || unchanged != "" {
			t.Fatalf("an update without a change: %q, %v", unchanged, err)
		}
		arn, err := w.deployer.Update(Update{Service: serviceKey(), Change: func(*store.Service) error { return nil }, Force: true})
		if err != nil {
			t.Fatal(err)
		}
		w.until(arn, Successful)
		if got := len(w.tasks()); got != 4 || w.running(v1) != 2 {
			t.Errorf("%d tasks in all, %d run", got, w.running(v1))
		}
	})
}
