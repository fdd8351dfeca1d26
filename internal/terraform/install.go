package terraform

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/hashicorp/hc-install/product"
	"github.com/hashicorp/hc-install/releases"
)

//go:embed opentofu/go.mod.txt
var tofuMod []byte

//go:embed opentofu/go.sum.txt
var tofuSum []byte

const tofuModule = "github.com/opentofu/opentofu"

// tofuVersion is the version of OpenTofu that the embedded module requires.
func tofuVersion() string {
	return string(regexp.MustCompile(tofuModule + ` v(\S+)`).FindSubmatch(tofuMod)[1])
}

// releaseTimeout bounds the download of Terraform: about 30 MB.
const releaseTimeout = 5 * time.Minute

func (f Finder) install(ctx context.Context) (Engine, error) {
	if err := os.MkdirAll(f.cache(), 0o755); err != nil {
		return Engine{}, fmt.Errorf("make the folder for engines: %w", err)
	}
	f.notice(false, "installing Terraform into "+f.cache())
	e, failed := f.download(ctx)
	if failed == nil {
		return e, nil
	}
	if ctx.Err() != nil {
		return Engine{}, ctx.Err()
	}
	compiler, err := exec.LookPath("go")
	if err != nil {
		return Engine{}, errors.Join(failed, fmt.Errorf("build OpenTofu: %w", err))
	}
	f.notice(true, fmt.Sprintf("Terraform's releases can't be reached; building OpenTofu %s instead, once, which takes some minutes", tofuVersion()))
	e, err = f.build(ctx, compiler)
	if err != nil {
		return Engine{}, errors.Join(failed, fmt.Errorf("build OpenTofu: %w", err))
	}
	return e, nil
}

// download installs the newest release of Terraform. hc-install checks its signature.
func (f Finder) download(ctx context.Context) (Engine, error) {
	path, err := (&releases.LatestVersion{
		Product:    product.Terraform,
		InstallDir: f.cache(),
		Timeout:    releaseTimeout,
	}).Install(ctx)
	if err != nil {
		return Engine{}, fmt.Errorf("install Terraform: %w", err)
	}
	return inspect(ctx, path)
}

// build makes OpenTofu from source with the machine's Go.
func (f Finder) build(ctx context.Context, compiler string) (Engine, error) {
	dir, err := os.MkdirTemp(f.cache(), ".build-*")
	if err != nil {
		return Engine{}, err
	}
	defer os.RemoveAll(dir)
	for name, content := range map[string][]byte{"go.mod": tofuMod, "go.sum": tofuSum} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return Engine{}, err
		}
	}
	// Without dev=no it would call itself a development build, which fails required_version.
	cmd := exec.CommandContext(ctx, compiler, "build", "-trimpath", "-mod=readonly", "-o", "tofu",
		"-ldflags", "-s -w -X "+tofuModule+"/version.dev=no", tofuModule+"/cmd/tofu")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-buildvcs=false", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return Engine{}, fmt.Errorf("%w: %s", err, lastLines(string(out), 5))
	}
	if err := os.Rename(filepath.Join(dir, "tofu"), f.tofuPath()); err != nil {
		return Engine{}, err
	}
	return inspect(ctx, f.tofuPath())
}

func lastLines(s string, n int) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "; ")
}
