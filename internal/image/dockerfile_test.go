package image

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/tarball"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

func dockerService(t *testing.T) *fleet.Service {
	t.Helper()
	return &fleet.Service{
		Name: "orders", Kind: fleet.HTTP, Build: fleet.Build{Dockerfile: "Dockerfile"},
		Dir: write(t, map[string]string{"Dockerfile": "FROM scratch\n"}),
	}
}

// fakeEngine puts a program of that name on PATH, and nothing else: it notes
// how it is called, and copies an archive to where it is told to save an image.
func fakeEngine(t *testing.T, engine, save string) (calls string) {
	t.Helper()
	calls = filepath.Join(t.TempDir(), "calls")
	archive := filepath.Join(t.TempDir(), "image.tar")
	tag, err := name.NewTag("localhost/flota-build/orders:latest")
	if err != nil {
		t.Fatal(err)
	}
	if err := tarball.WriteToFile(archive, tag, empty.Image); err != nil {
		t.Fatal(err)
	}
	script := "#!/bin/sh\necho \"$*\" >> " + calls + "\n" + strings.ReplaceAll(save, "ARCHIVE", archive) + "\n"
	t.Setenv("PATH", write(t, map[string]string{engine + "!": script}))
	return calls
}

func TestBuildDockerfile(t *testing.T) {
	tests := []struct{ engine, save, saved string }{
		{"docker", `if [ $1 = save ]; then /bin/cp ARCHIVE $3; fi`, "save --output "},
		{"podman", `if [ $1 = save ]; then /bin/cp ARCHIVE $5; fi`, "save --format docker-archive --output "},
		{"buildah", `if [ $1 = push ]; then f=${3#docker-archive:}; /bin/cp ARCHIVE ${f%%:*}; fi`, "push localhost/flota-build/orders:latest docker-archive:"},
	}
	for _, tt := range tests {
		t.Run(tt.engine, func(t *testing.T) {
			calls := fakeEngine(t, tt.engine, tt.save)
			svc := dockerService(t)
			img, err := (&Builder{Revision: "abc123"}).Build(t.Context(), svc, "", Fargate)
			if err != nil {
				t.Fatal(err)
			}
			file, err := img.image.ConfigFile()
			if err != nil {
				t.Fatal(err)
			}
			if got := file.Config.Labels["org.opencontainers.image.revision"]; got != "abc123" {
				t.Errorf("revision %q", got)
			}
			called, err := os.ReadFile(calls)
			if err != nil {
				t.Fatal(err)
			}
			build := "build --platform linux/amd64 --file " + filepath.Join(svc.Dir, "Dockerfile") + " --tag localhost/flota-build/orders:latest " + svc.Dir + "\n"
			if got := string(called); !strings.HasPrefix(got, build+tt.saved) {
				t.Errorf("called with\n%swant\n%s%s", got, build, tt.saved)
			}
			temp := img.temp
			if err := img.Close(); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(temp); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("Close left %s behind", temp)
			}
		})
	}
}

func TestBuildDockerfileErrors(t *testing.T) {
	t.Run("no engine", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		_, err := (&Builder{}).Build(t.Context(), dockerService(t), "", Fargate)
		e, ok := errors.AsType[*diag.Error](err)
		if !ok || e.What != `building "orders" from Dockerfile needs docker, podman or buildah, and none is on PATH` || !strings.Contains(e.Hint, "install podman") {
			t.Errorf("error %+v", e)
		}
	})
	t.Run("engine fails", func(t *testing.T) {
		fakeEngine(t, "docker", "echo no daemon >&2; exit 1")
		_, err := (&Builder{}).Build(t.Context(), dockerService(t), "", Fargate)
		e, ok := errors.AsType[*diag.Error](err)
		if !ok || len(e.Detail) != 1 || e.Detail[0] != "no daemon" {
			t.Errorf("error %+v, want the engine's words", e)
		}
	})
	t.Run("engine saves nothing", func(t *testing.T) {
		fakeEngine(t, "docker", "")
		_, err := (&Builder{}).Build(t.Context(), dockerService(t), "", Fargate)
		if e, ok := errors.AsType[*diag.Error](err); !ok || !strings.Contains(e.What, "what docker saved is no image") {
			t.Errorf("error %v", err)
		}
	})
}
