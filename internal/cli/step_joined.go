package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/ledger"
	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/release"
)

// joinEvery is how often it is looked how a release goes that another run began.
const joinEvery = time.Second

// joined waits for a release of this very build that is going on already. An
// earlier run of the step began it, and ended before it did, as a step ends whose
// machine or time does; AWS has carried on. It returns how the release ended, and
// nil where there is none to wait for.
func (s *step) joined(ctx context.Context, engine *release.Engine, events event.Sink, env string, b pipeline.Build) (*Released, error) {
	requests, err := s.requests(ctx, env, []string{s.service.Name})
	if err != nil {
		return nil, err
	}
	began, told := time.Now(), false
	for {
		rows, err := engine.Status(ctx, requests)
		if err != nil {
			return nil, err
		}
		row := rows[0]
		switch {
		case row.Going == nil && !told, row.Going != nil && row.Going.Version != b.Version:
			return nil, nil
		case row.Going == nil:
			return joinedTo(env, b, row, time.Since(began))
		case !told:
			events.Emit(event.Notice{Message: fmt.Sprintf("%s: a release of %s to %s goes on since an earlier run of this step, at %s: waiting for it", s.service.Name, b.Version, env, row.Going.Stage)})
			told = true
		}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-time.After(joinEvery):
		}
	}
}

// joinedTo is how the release ended that was waited for. It is nil for one of
// another image than the build's, which is still to be released.
func joinedTo(env string, b pipeline.Build, row release.Row, took time.Duration) (*Released, error) {
	if row.Verdict == ledger.Live {
		if row.Version != b.Version || !strings.HasPrefix(strings.TrimPrefix(b.Digest, "sha256:"), row.Digest) {
			return nil, nil
		}
		return &Released{Service: b.Service, Environment: env, Version: b.Version, Digest: b.Digest, Verdict: string(row.Verdict), Seconds: took.Seconds()}, nil
	}
	out := &Released{Service: b.Service, Environment: env, Version: b.Version, Digest: b.Digest, Verdict: string(row.Verdict), Reason: row.Reason, Seconds: took.Seconds()}
	exit := diag.Exit(0)
	if row.Verdict == ledger.RolledBack {
		exit = diag.RolledBack
	}
	return out, &diag.Error{
		What: fmt.Sprintf("the release of %s %s to %s, which an earlier run of this step began, ended as %s: %s", b.Service, b.Version, env, row.Verdict, row.Reason),
		Hint: "once it is mended: git push; or to try the same again: flota pipeline retry " + b.Service, Exit: exit,
	}
}
