package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"flota.dev/flota/internal/image"
	"flota.dev/flota/internal/pipeline"
)

// build builds and pushes the service. Plans that were made of the commit stay.
func (s *step) build(ctx context.Context) error {
	a, err := s.pack(ctx)
	if err != nil {
		return err
	}
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

// pack makes what the build leaves to release, and attests to it.
func (s *step) pack(ctx context.Context) (artifact, error) {
	events := s.events()
	defer events.Close()
	w, err := s.workshop(ctx, events)
	if err != nil {
		return artifact{}, err
	}
	w.origin = &image.Origin{
		Repository: s.repositoryURL(), Commit: s.source.commit, Branch: s.source.branch, Started: time.Now(),
		Builder: cmp.Or(os.Getenv("CODEBUILD_BUILD_ARN"), "https://flota.dev/builder/"+holder().Host), Invocation: os.Getenv("CODEBUILD_BUILD_ID"),
	}
	if w.signer, err = s.signer(ctx); err != nil {
		return artifact{}, err
	}
	built, err := w.all(ctx, []string{s.service.Name})
	return built[s.service.Name], err
}

// signer signs with the key that base/shared keeps for it; nil where there is none.
func (s *step) signer(ctx context.Context) (image.Signer, error) {
	shared, err := s.shared(ctx)
	if err != nil || shared.SigningKeyARN == "" {
		return nil, err
	}
	c, err := s.sharedCloud(ctx)
	if err != nil {
		return nil, err
	}
	return c.SigningKey(shared.SigningKeyARN), nil
}

func (s *step) tellBuild(b pipeline.Build) error {
	return s.result(b, func(w io.Writer) { fmt.Fprintf(w, "%s %s is %s\n", b.Service, b.Version, b.Digest) })
}
