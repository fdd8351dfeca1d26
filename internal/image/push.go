package image

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/google/go-containerregistry/pkg/authn"
	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/remote/transport"

	"flota.dev/flota/internal/diag"
)

// Push uploads an image to ref, such as registry.example/cambio/orders:v2, with
// only the layers that the registry lacks, and nothing at all if ref is there
// with the same digest. A nil auth is anonymous; insecure is for a registry
// that speaks plain HTTP.
func Push(ctx context.Context, i *Image, ref string, auth authn.Authenticator, insecure bool) error {
	var options []name.Option
	if insecure {
		options = append(options, name.Insecure)
	}
	to, err := name.ParseReference(ref, options...)
	if err != nil {
		return &diag.Error{What: fmt.Sprintf("%q is not the name of an image: %v", ref, err), Err: err}
	}
	if auth == nil {
		auth = authn.Anonymous
	}
	with := []remote.Option{remote.WithContext(ctx), remote.WithAuth(auth)}
	if there, err := remote.Head(to, with...); err == nil && there.Digest == i.digest {
		return nil
	}
	if err := remote.Write(to, i.image, with...); err != nil {
		return refused(ctx, i, to, err)
	}
	return nil
}

// refused tells why a registry did not take an image.
func refused(ctx context.Context, i *Image, to name.Reference, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	e := &diag.Error{What: fmt.Sprintf("pushing %q to %s failed: %v", i.Service, to, err), Err: err}
	answer, ok := errors.AsType[*transport.Error](err)
	if !ok {
		e.Hint = "is the registry at " + to.Context().RegistryStr() + " running and reachable?"
		return e
	}
	switch answer.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden:
		e.Exit, e.Hint = diag.NoCredentials, "the credentials in use may not push to this repository"
	case http.StatusNotFound:
		e.Hint = "the repository is not there yet: flota apply makes it"
	}
	return e
}
