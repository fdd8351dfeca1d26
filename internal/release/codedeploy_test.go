package release

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/ledger"
)

func guided(r Request) Request {
	return with(r, func(s *fleet.Service) { s.Deploy.Controller = fleet.ByCodeDeploy })
}

// guidedBench is a bench on which CodeDeploy has brought version 1 live.
func guidedBench(t *testing.T) *bench {
	b := newBench(t)
	b.aws.shifts = true
	if _, err := b.Deploy(t.Context(), guided(request("1"))); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Minute)
	b.aws.calls = nil
	return b
}

// TestDeployByCodeDeploy ends as with ECS, and as fast.
func TestDeployByCodeDeploy(t *testing.T) {
	crash := []string{"listening", "panic: no ledger"}
	tests := []struct {
		name      string
		behaviour behaviour
		exit      diag.Exit
		err       string
		within    time.Duration
		log       []string
	}{
		{name: "live", within: 5 * time.Minute},
		{
			name: "crash", behaviour: behaviour{crash: true}, exit: diag.RolledBack, within: 10 * time.Second, log: crash,
			err: "orders 2 was rolled back in dev: a task stopped with exit code 3",
		},
		{
			name: "never healthy", behaviour: behaviour{unhealthy: true}, exit: diag.RolledBack, within: 30 * time.Second, log: crash,
			err: "orders 2 was rolled back in dev: no task became healthy within 20s: GET /healthz on port 8080: Health checks failed with these codes: [503]",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := guidedBench(t)
				b.aws.behaviour["2"], b.aws.log = tt.behaviour, crash
				r, err := b.Deploy(t.Context(), guided(canaryRequest("2")))
				if diag.ExitOf(err) != tt.exit || err != nil && err.Error() != tt.err {
					t.Errorf("exit %d, error %v; want %d, %s", diag.ExitOf(err), err, tt.exit, tt.err)
				}
				if r.Took > tt.within {
					t.Errorf("took %s, want at most %s", r.Took, tt.within)
				}
				if diff := cmp.Diff(tt.log, r.Log); diff != "" {
					t.Errorf("log (-want +got):\n%s", diff)
				}
				if s := b.aws.services["cambio-dev-orders"]; s.Running != 2 {
					t.Errorf("%d tasks serve, want 2", s.Running)
				}
			})
		})
	}
}

// TestFirstReleaseByCodeDeployFails leaves no tasks that are started again and again.
func TestFirstReleaseByCodeDeployFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.aws.shifts = true
		b.aws.behaviour["1"] = behaviour{crash: true}
		_, err := b.Deploy(t.Context(), guided(request("1")))
		if diag.ExitOf(err) != diag.Failed || !slices.Contains(b.aws.calls, "scale cambio-dev-orders to 0") {
			t.Errorf("exit %d, error %v, calls %q", diag.ExitOf(err), err, b.aws.calls)
		}
	})
}

func TestInterruptLeavesCodeDeployToIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := guidedBench(t)
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		defer cancel()
		_, err := b.Deploy(ctx, guided(canaryRequest("2")))
		if diag.ExitOf(err) != diag.Interrupted || err.Error() != "stopped watching orders 2 in dev; AWS goes on with it" {
			t.Fatalf("exit %d, error %v", diag.ExitOf(err), err)
		}
		if _, err := b.Deploy(t.Context(), guided(request("3"))); diag.ExitOf(err) != diag.Locked {
			t.Errorf("a second deployment: %v, want it to be refused", err)
		}
		time.Sleep(10 * time.Minute)
		rows, err := b.Status(t.Context(), []Request{guided(request(""))})
		if err != nil || rows[0].Verdict != ledger.Live || rows[0].Version != "2" {
			t.Errorf("status %+v, error %v; want version 2 live", rows, err)
		}
		if _, err := b.Deploy(t.Context(), guided(request("3"))); err != nil {
			t.Errorf("the lease was not given back: %v", err)
		}
	})
}

// TestRollbackByCodeDeploy detaches in the bake, flips the traffic, and later
// brings back what came before.
func TestRollbackByCodeDeploy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := guidedBench(t)
		detached := guided(request("2"))
		detached.Detach = true
		r, err := b.Deploy(t.Context(), detached)
		if err != nil || r.Release.Verdict != ledger.Baking {
			t.Fatalf("verdict %q, error %v; want baking", r.Release.Verdict, err)
		}
		back, err := b.Rollback(t.Context(), guided(request("")))
		if err != nil || !back.Flip || back.From.Version != "2" || back.To.Version != "1" {
			t.Errorf("back from %q to %q, flip %v, error %v; want a flip from 2 to 1", back.From.Version, back.To.Version, back.Flip, err)
		}
		time.Sleep(time.Minute)
		if _, err := b.Deploy(t.Context(), guided(request("3"))); err != nil {
			t.Fatal(err)
		}
		back, err = b.Rollback(t.Context(), guided(request("")))
		if err != nil || back.Flip || back.From.Version != "3" || back.To.Version != "1" {
			t.Errorf("back from %q to %q, flip %v, error %v; want 1 deployed anew", back.From.Version, back.To.Version, back.Flip, err)
		}
	})
}
