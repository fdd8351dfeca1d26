package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/image"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/stack"
	"flota.dev/flota/internal/terraform"
)

// baseImage is what the build image stands on: a shell, git and Go.
const baseImage = "golang:1.26"

func (a *app) bootstrap() *cobra.Command {
	var base, bin string
	c := &cobra.Command{
		Use:   "bootstrap",
		Short: "Do once what comes before the first apply: state bucket, keys, connection, build image",
		Long: "bootstrap applies base/shared and pushes the image that pipelines run in: flota,\n" +
			"Terraform, git. It can be run again at any time, as after an update of flota, and says\n" +
			"what a person must do by hand.",
		Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			p, err := a.target(c.Context())
			if err != nil {
				return err
			}
			if p.sandbox == nil {
				if err := a.confirm("apply " + sharedStack + " to account " + p.fleet.Shared.Account); err != nil {
					return err
				}
			}
			return p.bootstrap(c.Context(), base, bin)
		},
	}
	c.Flags().StringVar(&base, "base", baseImage, "image that the build image stands on, with a shell and git in it (not in the sandbox, whose steps find those on this machine)")
	c.Flags().StringVar(&bin, "bin", "", "folder with flota and terraform for linux/amd64 (default: this flota, and the Terraform that it uses)")
	return c
}

// sharedStack is what all other stacks stand on.
const sharedStack = "base/shared"

// Bootstrapped is what bootstrap did, for --json.
type Bootstrapped struct {
	Image  string `json:"image"`
	Digest string `json:"digest"`
	// Left is what a person must do by hand.
	Left []string `json:"left"`
}

func (p *project) bootstrap(ctx context.Context, base, bin string) error {
	var err error
	if p.examined, err = p.gate(ctx, selection{ids: []string{sharedStack}}); err != nil {
		return err
	}
	if _, err := p.apply(ctx, provision.Options{Select: stack.Selection{IDs: []string{sharedStack}}}); err != nil {
		return err
	}
	shared, err := p.shared(ctx)
	if err != nil {
		return err
	}
	if err := p.keepVersionKey(ctx); err != nil {
		return err
	}
	digest, err := p.pushTools(ctx, shared.BuildImage.Repository, shared.BuildImage.Tag, base, bin)
	if err != nil {
		return err
	}
	out := Bootstrapped{Image: shared.BuildImage.URL, Digest: digest, Left: []string{}}
	if shared.ConnectionStatus != "AVAILABLE" {
		out.Left = append(out.Left, fmt.Sprintf("finish the handshake of the connection %s with Bitbucket: in the AWS console, Developer Tools, Settings, Connections, \"Update pending connection\"; then run flota bootstrap again", shared.ConnectionARN))
	}
	return p.result(out, func(w io.Writer) {
		fmt.Fprintf(w, "\nbuild image %s\n            %s\n", out.Image, out.Digest)
		for _, left := range out.Left {
			fmt.Fprintf(w, "by hand: %s\n", left)
		}
		fmt.Fprintln(w, "next: flota apply")
	})
}

// keepVersionKey makes the key of the parameters' versions before any pipeline
// needs it, once the bucket has the encryption that base/shared gives it.
func (p *project) keepVersionKey(ctx context.Context) error {
	if p.fleet.Parameters.HCP == nil {
		return nil
	}
	bucket, err := p.state(ctx)
	if err != nil {
		return err
	}
	_, err = keyIn(bucket)(ctx)
	return err
}

// sharedOutputs are those outputs of base/shared that pipelines are made with.
type sharedOutputs struct {
	ArtifactBucket   string `json:"artifact_bucket"`
	ConnectionARN    string `json:"connection_arn"`
	ConnectionStatus string `json:"connection_status"`
	SigningKeyARN    string `json:"signing_key_arn"` // empty where nothing is signed
	BuildImage       struct {
		Repository string `json:"repository_name"`
		Tag        string `json:"tag"`
		URL        string `json:"url"`
	} `json:"build_image"`
}

// shared returns the outputs of base/shared, or says that it is not applied yet.
func (p *project) shared(ctx context.Context) (sharedOutputs, error) {
	var out sharedOutputs
	state, err := p.state(ctx)
	if err != nil {
		return out, err
	}
	outputs, found, err := state.Load(ctx, sharedStack)
	if err != nil {
		return out, err
	}
	body, err := json.Marshal(outputs)
	if err == nil {
		err = json.Unmarshal(body, &out)
	}
	if err == nil && (!found || out.ArtifactBucket == "") {
		err = &diag.Error{What: sharedStack + " is not applied yet", Hint: "flota bootstrap"}
	}
	return out, err
}

// pushTools packs the programs of the pipelines' steps, and pushes them under the tag that moves.
func (p *project) pushTools(ctx context.Context, repository, tag, base, bin string) (digest string, err error) {
	programs, err := p.tools(ctx, bin)
	if err != nil {
		return "", err
	}
	if p.sandbox != nil {
		base = ""
	}
	var b image.Builder
	img, err := b.Tools(ctx, base, programs, p.platform())
	if err != nil {
		return "", err
	}
	to, err := p.registry(ctx)
	if err != nil {
		return "", err
	}
	return img.Digest(), errors.Join(to.pushTag(ctx, img, repository, tag), img.Close())
}

// tools finds the programs: this flota and its Terraform, or those of a folder.
func (p *project) tools(ctx context.Context, bin string) (map[string]string, error) {
	if bin != "" {
		return map[string]string{"flota": filepath.Join(bin, "flota"), "terraform": filepath.Join(bin, "terraform")}, nil
	}
	if host := image.Host(); host != p.platform() {
		return nil, &diag.Error{
			What: fmt.Sprintf("this flota is for %s, and the build image needs one for %s", host, p.platform()),
			Hint: "flota bootstrap --bin FOLDER, with flota and terraform for linux/amd64 in it", Exit: diag.Usage,
		}
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	engine, err := terraform.Finder{Sink: event.Discard}.Find(ctx)
	return map[string]string{"flota": self, "terraform": engine.Path}, err
}
