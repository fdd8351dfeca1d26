package release

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/ledger"
)

// cutOff is ECS to somebody who is cut off at the moment in which a deployment begins.
type cutOff struct {
	*aws
	cut func()
}

func (c cutOff) Update(ctx context.Context, cluster, name string, u Update) error {
	defer c.cut()
	return c.aws.Update(ctx, cluster, name, u)
}

func (c cutOff) Newest(ctx context.Context, cluster, name string) (Deployment, error) {
	if ctx.Err() != nil {
		return Deployment{}, ctx.Err()
	}
	return c.aws.Newest(ctx, cluster, name)
}

// cutOffAt runs something that is cut off as its deployment begins.
func (b *bench) cutOffAt(t *testing.T, run func(ctx context.Context) error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	c := cutOff{b.aws, cancel}
	b.ports.Services, b.ports.Deployments = c, c
	if err := run(ctx); diag.ExitOf(err) != diag.Interrupted {
		t.Fatalf("error %v, want an interruption", err)
	}
	b.ports.Services, b.ports.Deployments = b.aws, b.aws
	if last := b.last(); last.Deployment != "" || last.Verdict != "" {
		t.Fatalf("the ledger knows deployment %q and verdict %q", last.Deployment, last.Verdict)
	}
}

// TestReleaseCutOffAsItBegins finds it again: it is followed, and returned to.
func TestReleaseCutOffAsItBegins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		b.cutOffAt(t, func(ctx context.Context) error {
			_, err := b.Deploy(ctx, with(request("2"), func(s *fleet.Service) { s.Deploy.Verify.Requests = 0 }))
			return err
		})
		time.Sleep(30 * time.Second)
		rows, err := b.Status(t.Context(), []Request{request("")})
		if err != nil || rows[0].Going == nil || rows[0].Going.Stage != "BAKE_TIME" || rows[0].Version != "2" {
			t.Errorf("status %+v, error %v; want version 2 in its bake", rows, err)
		}
		time.Sleep(time.Minute)
		b.running("3")
		back, err := b.Rollback(t.Context(), request(""))
		if err != nil || back.To.Version != "2" {
			t.Errorf("rolled back to %q, error %v; want 2", back.To.Version, err)
		}
	})
}

// TestRollbackCutOffAsItBegins goes back further the next time.
func TestRollbackCutOffAsItBegins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		b.running("2")
		b.running("3")
		b.cutOffAt(t, func(ctx context.Context) error {
			_, err := b.Rollback(ctx, request(""))
			return err
		})
		time.Sleep(time.Minute)
		back, err := b.Rollback(t.Context(), request(""))
		if err != nil || back.From.Version != "2" || back.To.Version != "1" {
			t.Errorf("back from %q to %q, error %v; want from 2 to 1", back.From.Version, back.To.Version, err)
		}
	})
}

// TestReleaseCutOffBeforeItBegins changed nothing, and failed.
func TestReleaseCutOffBeforeItBegins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		started := ledger.Release{ID: ledger.NewID(time.Now()), Service: "orders", Environment: "dev", Version: "2"}
		if err := b.ledger.Append(t.Context(), ledger.Started, started); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second)
		b.running("3")
		history, err := b.ledger.History(t.Context(), "dev", "orders", 2)
		if err != nil || history[1].Verdict != ledger.Failed || history[1].Deployment != "" {
			t.Errorf("the release that was cut off is %+v, error %v; want failed", history[1], err)
		}
	})
}

// TestStatusOfWhatWasDeployedByHand tells what runs, not what the ledger last saw.
func TestStatusOfWhatWasDeployedByHand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.running("1")
		b.aws.revisions["arn:by-hand"] = Revision{
			ARN: "arn:by-hand", Active: true, Image: "orders@sha256:0123456789abcdef", Env: map[string]string{"FLOTA_VERSION": "hotfix"},
		}
		b.aws.services["cambio-dev-orders"].TaskDefinition = "arn:by-hand"
		rows, err := b.Status(t.Context(), []Request{request("")})
		if err != nil || rows[0].Version != "hotfix" || rows[0].Digest != "0123456789ab" || rows[0].Revision != "arn:by-hand" || rows[0].Who != "" {
			t.Errorf("status %+v, error %v; want version hotfix, by nobody known", rows, err)
		}
		back, err := b.Rollback(t.Context(), request(""))
		if err != nil || back.To.Version != "1" {
			t.Errorf("rolled back to %q, error %v; want the last release", back.To.Version, err)
		}
	})
}
