package image

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// fromGo compiles a Go service and packs the program alone.
func (b *Builder) fromGo(ctx context.Context, svc *fleet.Service, fleetDir string, p Platform) (*Image, error) {
	temp, err := os.MkdirTemp("", "flota-build-")
	if err != nil {
		return nil, &diag.Error{What: fmt.Sprintf("building %q: %v", svc.Name, err), Err: err}
	}
	defer os.RemoveAll(temp)
	program := filepath.Join(temp, svc.Name)
	if err := compile(ctx, svc, fleetDir, p, program); err != nil {
		return nil, err
	}
	pack := newPacker()
	if err := pack.folder(home, 0o755); err != nil {
		return nil, err
	}
	if err := pack.file(home+"/"+svc.Name, program); err != nil {
		return nil, &diag.Error{What: fmt.Sprintf("packing %q: %v", svc.Name, err), Err: err}
	}
	return b.assemble(svc, pack, []string{"/" + home + "/" + svc.Name}, p)
}

// compile builds a program that is the same on every machine with the same Go:
// no paths, no build id, no version control stamp, no C library.
func compile(ctx context.Context, svc *fleet.Service, fleetDir string, p Platform, program string) error {
	if _, err := exec.LookPath("go"); err != nil {
		return &diag.Error{
			What: fmt.Sprintf("building %q needs Go, which is not on PATH", svc.Name),
			Hint: "install Go from https://go.dev/dl", Err: err,
		}
	}
	pkg, err := goPackage(svc, fleetDir)
	if err != nil {
		return err
	}
	err = run(ctx, svc.Name, command{
		dir:   fleetDir,
		env:   []string{"CGO_ENABLED=0", "GOOS=" + p.OS, "GOARCH=" + p.Arch},
		args:  []string{"go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", program, pkg},
		shown: "go build " + pkg,
	})
	if err != nil {
		return err
	}
	return runnable(svc, pkg, program)
}

// goPackage returns the package as go build wants it: a folder with ./ before
// it, an import path as it is.
func goPackage(svc *fleet.Service, fleetDir string) (string, error) {
	pkg := svc.Build.Go
	info, err := os.Stat(filepath.Join(fleetDir, filepath.FromSlash(pkg)))
	if err == nil && info.IsDir() && !filepath.IsAbs(pkg) {
		return "./" + filepath.ToSlash(filepath.Clean(pkg)), nil
	}
	first, _, _ := strings.Cut(pkg, "/")
	if strings.HasPrefix(pkg, "-") || !strings.Contains(first, ".") || strings.HasPrefix(first, ".") {
		return "", &diag.Error{
			What: fmt.Sprintf("building %q: there is no folder %s in %s", svc.Name, pkg, fleetDir),
			Hint: "build.go is relative to the folder of fleet.yaml", Err: err,
		}
	}
	return pkg, nil
}

// runnable checks that go build made a program: of a package that is not main it makes an archive.
func runnable(svc *fleet.Service, pkg, program string) error {
	f, err := os.Open(program)
	if err != nil {
		return &diag.Error{What: fmt.Sprintf("building %q: go build left no program", svc.Name), Err: err}
	}
	defer f.Close()
	magic := make([]byte, 8)
	if _, err := io.ReadFull(f, magic); err != nil || bytes.HasPrefix(magic, []byte("!<arch>")) {
		return &diag.Error{
			What: fmt.Sprintf("building %q: %s is not a program: its package is not main", svc.Name, pkg),
			Hint: "name the folder of the main package under build.go",
		}
	}
	return nil
}
