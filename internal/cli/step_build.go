package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"flota.dev/flota/internal/pipeline"
)

// build builds and pushes the service. Plans that were made of the commit stay.
func (s *step) build(ctx context.Context) error {
	events := s.events()
	built, err := s.project.build(ctx, events, []string{s.service.Name})
	events.Close()
	if err != nil {
		return err
	}
	a := built[s.service.Name]
	b, err := s.builds.Load(ctx, s.service.Name, s.source.commit)
	if err != nil && !errors.Is(err, pipeline.ErrNotFound) {
		return err
	}
	b.Service, b.Version, b.Commit, b.Branch = s.service.Name, short(s.source.commit), s.source.commit, s.source.branch
	b.Repository, b.Digest, b.Built = a.image.Repository, a.digest, time.Now().UTC()
	if a.files != nil {
		packed, err := pipeline.Pack(a.files)
		if err != nil {
			return err
		}
		if err := s.builds.Objects.Put(ctx, pipeline.FilesKey(b.Service, b.Commit), packed, false); err != nil {
			return err
		}
	}
	if err := s.builds.Save(ctx, b); err != nil {
		return err
	}
	return errors.Join(s.writeVariables(b), s.tellBuild(b))
}

func (s *step) tellBuild(b pipeline.Build) error {
	return s.result(b, func(w io.Writer) { fmt.Fprintf(w, "%s %s is %s\n", b.Service, b.Version, b.Digest) })
}
