package release

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/ledger"
)

func TestRollbackWhileTheOldRevisionRuns(t *testing.T) {
	tests := []struct {
		name    string
		request Request
		after   time.Duration
	}{
		{"in_bake", request("2"), 30 * time.Second},
		{"in_canary", canaryRequest("2"), time.Minute},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t)
				b.running("1")
				watched := make(chan error)
				go func() {
					_, err := b.Deploy(t.Context(), tt.request)
					watched <- err
				}()
				time.Sleep(tt.after)
				back, err := b.Rollback(t.Context(), request(""))
				if err != nil {
					t.Fatal(err)
				}
				if !back.Flip || back.Back > time.Second || back.From.Version != "2" || back.To.Version != "1" {
					t.Errorf("flip %v in %s from %s to %s; want a flip within a second from 2 to 1",
						back.Flip, back.Back, back.From.Version, back.To.Version)
				}
				err = <-watched
				if diag.ExitOf(err) != diag.RolledBack || err.Error() != "orders 2 was rolled back in dev: taken back by ana" {
					t.Errorf("the deployer that watched got exit %d, error %v", diag.ExitOf(err), err)
				}
				if last := b.last(); last.Verdict != ledger.RolledBack || last.RevertedBy != "ana" {
					t.Errorf("ledger: verdict %q, reverted by %q", last.Verdict, last.RevertedBy)
				}
			})
		})
	}
}

func TestRollbackAfterwards(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		b.running("2")
		b.running("3")
		first, err := b.Rollback(t.Context(), request(""))
		if err != nil {
			t.Fatal(err)
		}
		if first.Flip || first.Back == 0 || first.From.Version != "3" || first.To.Version != "2" || first.To.Restores == "" {
			t.Errorf("rollback %+v; want a redeploy of 2 in place of 3", first)
		}
		want := []string{"update cambio-dev-orders to 2: {Strategy:BLUE_GREEN BakeMinutes:0 CanaryPercent:0 CanaryMinutes:0 LinearPercent:0 LinearMinutes:0 Alarms:[] Pause:false}"}
		if diff := cmp.Diff(want, b.aws.calls); diff != "" {
			t.Errorf("calls (-want +got):\n%s", diff)
		}
		b.golden("rollback", Result{Release: first.To})

		second, err := b.Rollback(t.Context(), request(""))
		if err != nil || second.From.Version != "2" || second.To.Version != "1" {
			t.Errorf("second rollback from %q to %q, error %v; want from 2 to 1", second.From.Version, second.To.Version, err)
		}
		_, err = b.Rollback(t.Context(), request(""))
		if err == nil || err.Error() != "orders has no earlier good release in dev to go back to" {
			t.Errorf("third rollback: error %v", err)
		}
	})
}

func TestRollbackChecksWhatItBrings(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*aws, ledger.Release)
		err   string
	}{
		{
			"image gone", func(w *aws, _ ledger.Release) { clear(w.images) },
			"the image of orders 1 is not in the registry: 1.dkr.ecr.us-east-1.amazonaws.com/cambio/orders@sha256:1",
		},
		{
			"revision gone", func(w *aws, r ledger.Release) { delete(w.revisions, r.Revision) },
			"the revision of orders 1 is no longer there: " + template + "/1",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t)
				one := b.running("1")
				b.running("2")
				tt.spoil(b.aws, one.Release)
				_, err := b.Rollback(t.Context(), request(""))
				if err == nil || err.Error() != tt.err {
					t.Errorf("error %v, want %s", err, tt.err)
				}
			})
		})
	}
}

func TestRollbackWithNothingReleased(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		_, err := b.Rollback(t.Context(), request(""))
		e, ok := errors.AsType[*diag.Error](err)
		if !ok || e.Hint != "deploy a version that works: flota deploy orders --env dev" {
			t.Errorf("error %v", err)
		}
	})
}

func TestRollbackOfAFirstReleaseOnItsWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.aws.behaviour["1"] = behaviour{hang: true}
		watched := make(chan error)
		go func() {
			_, err := b.Deploy(t.Context(), request("1"))
			watched <- err
		}()
		time.Sleep(time.Minute)
		if _, err := b.Rollback(t.Context(), request("")); err != nil {
			t.Errorf("rollback: %v", err)
		}
		if err := <-watched; diag.ExitOf(err) != diag.Failed {
			t.Errorf("the deployer that watched got exit %d, error %v", diag.ExitOf(err), err)
		}
		if !slices.Contains(b.aws.calls, "scale cambio-dev-orders to 0") {
			t.Errorf("calls %q: nothing scaled to 0", b.aws.calls)
		}
	})
}

func jobRequest(version string) Request {
	return with(request(version), func(s *fleet.Service) { s.Kind, s.Schedule = fleet.Job, "rate(5 minutes)" })
}

func TestJob(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		_, err := b.Deploy(t.Context(), jobRequest("1"))
		if want := "orders has no schedule in dev"; err == nil || err.Error() != want {
			t.Fatalf("error %v, want %s", err, want)
		}
		b.aws.schedules["cambio-dev-orders"] = template
		for _, v := range []string{"1", "2"} {
			r, err := b.Deploy(t.Context(), jobRequest(v))
			if err != nil || r.Release.Verdict != ledger.Live || b.aws.schedules["cambio-dev-orders"] != r.Release.Revision {
				t.Fatalf("version %s: verdict %q, error %v, schedule %v", v, r.Release.Verdict, err, b.aws.schedules)
			}
			if b.aws.switched != 1 {
				t.Errorf("version %s: the schedule was switched on %d times, want once, by the first release", v, b.aws.switched)
			}
			time.Sleep(time.Minute)
		}
		back, err := b.Rollback(t.Context(), jobRequest(""))
		if err != nil || back.To.Version != "1" || b.aws.schedules["cambio-dev-orders"] != back.To.Revision {
			t.Errorf("rollback to %q, error %v, schedule %v", back.To.Version, err, b.aws.schedules)
		}
	})
}

func TestRollbackTooLateForAFlip(t *testing.T) {
	for name, after := range map[string]time.Duration{
		"the old tasks still run": 62*time.Second + 300*time.Millisecond,
		"the old tasks are gone":  62*time.Second + 900*time.Millisecond,
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t)
				b.running("1")
				go b.Deploy(t.Context(), request("2"))
				time.Sleep(after)
				if d, err := b.aws.Newest(t.Context(), "", "cambio-dev-orders"); err != nil || d.Stage != "CLEAN_UP" {
					t.Fatalf("stage %s, error %v", d.Stage, err)
				}
				back, err := b.Rollback(t.Context(), request(""))
				if err != nil || back.Flip || back.To.Version != "1" {
					t.Errorf("rollback %+v, error %v; want a redeploy of 1", back, err)
				}
				b.neverEmptied(t)
			})
		})
	}
}

// TestRollbackOfARollingDeployment takes it back when all old tasks are replaced already.
func TestRollbackOfARollingDeployment(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		rolling := with(request("2"), func(s *fleet.Service) { s.Deploy.Strategy = fleet.Rolling })
		go b.Deploy(t.Context(), rolling)
		time.Sleep(time.Second + 500*time.Millisecond)
		if d, err := b.aws.Newest(t.Context(), "", "cambio-dev-orders"); err != nil || d.Status.Ended() || runsOld(d) {
			t.Fatalf("deployment %+v, error %v", d, err)
		}
		back, err := b.Rollback(t.Context(), rolling)
		if err != nil || back.To.Version != "1" {
			t.Errorf("rollback %+v, error %v; want 1 to be back", back, err)
		}
		b.neverEmptied(t)
	})
}

func (b *bench) neverEmptied(t *testing.T) {
	t.Helper()
	if slices.Contains(b.aws.calls, "scale cambio-dev-orders to 0") {
		t.Errorf("a service that served was scaled to nothing: %q", b.aws.calls)
	}
}

// late is ECS as it is when a deployment ends just before it is to be taken back.
type late struct{ *aws }

func (l late) TakeBack(ctx context.Context, arn string) error {
	for {
		if d, err := l.Deployment(ctx, arn); err != nil || d.Status.Ended() {
			return errors.Join(err, errors.New("the deployment has ended"))
		}
		time.Sleep(time.Millisecond)
	}
}

// TestRollbackAsADeploymentEnds asks for it while the deployer that watches still
// holds the lease. Refused, it must leave no mark on the release that goes live.
func TestRollbackAsADeploymentEnds(t *testing.T) {
	tests := []struct {
		name  string
		looks time.Duration // between two looks of the deployer
		exit  diag.Exit
		next  string // what a rollback in the bake of the next version goes back to
	}{
		{"the deployer lets go at once", 3 * time.Second, diag.OK, "1"},
		{"the deployer holds on", time.Minute, diag.Locked, "2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t)
				b.running("1")
				deployer := New(b.aws.ports(), b.ledger, b.sink, Pace{Quick: tt.looks, Calm: tt.looks, Scale: 1}, b.holder)
				b.ports.Deployments = late{b.aws}
				rolling := with(request("2"), func(s *fleet.Service) { s.Deploy.Strategy = fleet.Rolling })
				watched := make(chan error)
				go func() {
					_, err := deployer.Deploy(t.Context(), rolling)
					watched <- err
				}()
				time.Sleep(1500 * time.Millisecond)
				back, err := b.Rollback(t.Context(), rolling)
				if diag.ExitOf(err) != tt.exit || back.Flip {
					t.Errorf("exit %d, flip %v, error %v; want %d and no flip", diag.ExitOf(err), back.Flip, err, tt.exit)
				}
				if err := <-watched; err != nil {
					t.Errorf("the deployer that watched: %v", err)
				}
				b.ports.Deployments = b.aws
				go deployer.Deploy(t.Context(), request("3"))
				time.Sleep(30 * time.Second)
				back, err = b.Rollback(t.Context(), request(""))
				if err != nil || !back.Flip || back.From.Version != "3" || back.To.Version != tt.next {
					t.Errorf("back from %q to %q, error %v; want a flip from 3 to %s", back.From.Version, back.To.Version, err, tt.next)
				}
			})
		})
	}
}

// TestStuckReleaseThatCameThrough goes back to a release of which its deployer
// had lost sight, and that went live.
func TestStuckReleaseThatCameThrough(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		time.AfterFunc(10*time.Second, func() { b.aws.change(func() { b.aws.down = true }) })
		if r, err := b.Deploy(t.Context(), request("2")); r.Release.Verdict != ledger.Stuck {
			t.Fatalf("verdict %q, error %v; want stuck", r.Release.Verdict, err)
		}
		b.aws.change(func() { b.aws.down = false })
		rows, err := b.Status(t.Context(), []Request{request("")})
		if err != nil || rows[0].Verdict != ledger.Live || rows[0].Version != "2" {
			t.Errorf("status %+v, error %v; want version 2 live", rows, err)
		}
		b.running("3")
		back, err := b.Rollback(t.Context(), request(""))
		if err != nil || back.To.Version != "2" {
			t.Errorf("rolled back to %q, error %v; want 2", back.To.Version, err)
		}
	})
}

// TestRollbackAfterOneThatWasInterrupted must not return to what the first one
// took back, though that one was cut off before it could write so.
func TestRollbackAfterOneThatWasInterrupted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		b.running("2")
		b.running("3")
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
		defer cancel()
		if _, err := b.Rollback(ctx, request("")); diag.ExitOf(err) != diag.Interrupted {
			t.Fatalf("error %v, want an interruption", err)
		}
		time.Sleep(time.Minute)
		back, err := b.Rollback(t.Context(), request(""))
		if err != nil || back.From.Version != "2" || back.To.Version != "1" {
			t.Errorf("back from %q to %q, error %v; want from 2 to 1", back.From.Version, back.To.Version, err)
		}
	})
}
