package cli

import (
	"context"
	"strings"
	"time"

	"github.com/google/go-containerregistry/pkg/authn"

	"flota.dev/flota/internal/cloud"
	"flota.dev/flota/internal/image"
	"flota.dev/flota/internal/release"
)

// registry is where images go: ECR of the shared account.
type registry struct {
	login   cloud.Login
	account string
	region  string
}

func (p *project) registry(ctx context.Context) (registry, error) {
	c, err := p.sharedCloud(ctx)
	if err != nil {
		return registry{}, err
	}
	login, err := c.Login(ctx)
	return registry{login: login, account: p.fleet.Shared.Account, region: p.fleet.Shared.Region}, err
}

// push uploads an image to a repository. Its tag is made of its digest, so that
// the same image is pushed once and no tag ever moves.
func (r registry) push(ctx context.Context, img *image.Image, repository string) (release.Image, error) {
	tag := strings.TrimPrefix(img.Digest(), "sha256:")[:16]
	err := r.pushTag(ctx, img, repository, tag)
	return release.Image{
		Repository: r.account + ".dkr.ecr." + r.region + ".amazonaws.com/" + repository,
		Digest:     img.Digest(),
	}, err
}

// pushTag uploads an image under a tag.
func (r registry) pushTag(ctx context.Context, img *image.Image, repository, tag string) error {
	return image.Push(ctx, img, r.login.Host+"/"+repository+":"+tag, r.auth(), r.login.Insecure)
}

// attest says beside an image what is in it and where it comes from. A nil signer leaves it unsigned.
func (r registry) attest(ctx context.Context, img *image.Image, repository string, o image.Origin, signer image.Signer) error {
	o.Finished = time.Now()
	return image.Attest(ctx, img, r.login.Host+"/"+repository, o, signer, r.auth(), r.login.Insecure)
}

func (r registry) auth() authn.Authenticator {
	return &authn.Basic{Username: r.login.User, Password: r.login.Password}
}
