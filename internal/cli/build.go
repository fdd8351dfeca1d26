package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/image"
	"flota.dev/flota/internal/release"
)

func (a *app) build() *cobra.Command {
	var all bool
	c := &cobra.Command{
		Use:               "build SERVICE… | --all",
		Short:             "Pack services into images, push them, and tell their digests",
		ValidArgsFunction: a.complete(serviceNames),
		RunE: func(c *cobra.Command, args []string) error {
			p, err := a.target(c.Context())
			if err != nil {
				return err
			}
			names, err := p.named(args, all)
			if err != nil {
				return err
			}
			events := p.events()
			built, err := p.build(c.Context(), events, names)
			events.Close()
			if err != nil {
				return err
			}
			digests := map[string]string{}
			for name, b := range built {
				digests[name] = b.digest
			}
			return a.result(digests, func(w io.Writer) {
				for _, name := range slices.Sorted(maps.Keys(digests)) {
					fmt.Fprintf(w, "%-20s %s\n", name, digests[name])
				}
			})
		},
	}
	c.Flags().BoolVar(&all, "all", false, "every service")
	return c
}

// artifact is what a build leaves to release: an image in the registry, or a site's files.
type artifact struct {
	digest string
	image  release.Image
	files  fs.FS
	commit string // that it was built from
	plan   string // hash of the plan that was reviewed with it, if one was
	// unverified says that nothing is asked of it before it gets traffic.
	unverified bool
}

func (b artifact) into(r *release.Request) {
	r.Image, r.Files, r.Commit, r.Plan = b.image, b.files, b.commit, b.plan
	if b.unverified {
		s := *r.Service
		s.Deploy.Verify.Requests = 0
		r.Service = &s
	}
}

// build packs and pushes services, several at once.
func (p *project) build(ctx context.Context, events event.Sink, names []string) (map[string]artifact, error) {
	w, err := p.workshop(ctx, events)
	if err != nil {
		return nil, err
	}
	return w.all(ctx, names)
}

func (p *project) workshop(ctx context.Context, events event.Sink) (*workshop, error) {
	to, err := p.registry(ctx)
	return &workshop{project: p, sink: events, registry: to, commit: commitOf(ctx, p.fleet.Dir)}, err
}

func (w *workshop) all(ctx context.Context, names []string) (map[string]artifact, error) {
	w.of = len(names)
	built := map[string]artifact{}
	var mu sync.Mutex
	err := each(ctx, names, w.atOnce(runtime.NumCPU()), func(ctx context.Context, name string) error {
		a, err := w.build(ctx, name)
		mu.Lock()
		defer mu.Unlock()
		built[name] = a
		return err
	})
	return built, err
}

// workshop is what the builds of one command share.
type workshop struct {
	*project
	sink     event.Sink
	registry registry
	builder  image.Builder
	commit   string // that is checked out
	of       int    // how many services are built
	// origin, if it is set, is attested to beside each image.
	origin *image.Origin
	// signer signs that; nil for nobody.
	signer image.Signer
}

// build packs and pushes one service between the events of its begin and its end.
func (w *workshop) build(ctx context.Context, name string) (artifact, error) {
	start := time.Now()
	w.sink.Emit(event.Build{Service: name, State: event.Started, Of: w.of})
	s, _ := w.fleet.Service("", name)
	a, err := w.pack(ctx, s)
	a.commit = w.commit
	e := event.Build{Service: name, State: event.Finished, Digest: a.digest, Took: time.Since(start), Of: w.of}
	if err != nil {
		e.State = event.Failed
	}
	w.sink.Emit(e)
	return a, err
}

func (w *workshop) pack(ctx context.Context, s *fleet.Service) (artifact, error) {
	if s.Kind == fleet.Site {
		files, err := w.builder.Files(ctx, s)
		if err != nil {
			return artifact{}, err
		}
		return artifact{digest: files.Digest, files: os.DirFS(files.Dir)}, nil
	}
	img, err := w.builder.Build(ctx, s, w.fleet.Dir, w.platform())
	if err != nil {
		return artifact{}, err
	}
	reference, err := w.registry.push(ctx, img, w.fleet.Name+"/"+s.Name)
	if err == nil && w.origin != nil {
		err = w.registry.attest(ctx, img, w.fleet.Name+"/"+s.Name, *w.origin, w.signer)
	}
	return artifact{digest: img.Digest(), image: reference}, errors.Join(err, img.Close())
}

// platform is what tasks run on: this machine in the sandbox, Fargate on AWS.
func (p *project) platform() image.Platform {
	if p.sandbox != nil {
		return image.Host()
	}
	return image.Fargate
}

func (p *project) atOnce(usual int) int {
	if p.parallel > 0 {
		return p.parallel
	}
	return usual
}

// version is what a release is called: what was asked for, else the commit, else the time.
func (p *project) version(ctx context.Context, asked string) string {
	if asked != "" {
		return asked
	}
	if commit := commitOf(ctx, p.fleet.Dir); commit != "" && clean(ctx, p.fleet.Dir) {
		return short(commit)
	}
	return time.Now().UTC().Format("20060102-150405")
}

// commitOf returns the commit that is checked out in dir, or nothing outside of a repository.
func commitOf(ctx context.Context, dir string) string {
	out, err := exec.CommandContext(ctx, "git", "-C", dir, "rev-parse", "HEAD").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

func clean(ctx context.Context, dir string) bool {
	out, err := exec.CommandContext(ctx, "git", "-C", dir, "status", "--porcelain", "--", ".").Output()
	return err == nil && len(out) == 0
}
