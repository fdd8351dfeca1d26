package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"flota.dev/flota"
	"flota.dev/flota/internal/diag"
)

func (a *app) init() *cobra.Command {
	var name string
	c := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write a small fleet that runs: two services and their fleet.yaml",
		Args:  takes(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			dir, err := filepath.Abs(dir)
			if err != nil {
				return err
			}
			if name == "" {
				name = fleetName(filepath.Base(dir))
			}
			files, err := scaffold("examples/starter", dir, map[string]string{"starter": name})
			if err != nil {
				return err
			}
			return a.result(map[string]any{"folder": dir, "fleet": name, "files": files}, func(w io.Writer) {
				for _, f := range files {
					fmt.Fprintf(w, "  %s\n", f)
				}
				fmt.Fprintf(w, "\nwrote the fleet %s. next:\n\n", name)
				if len(args) == 1 {
					fmt.Fprintf(w, "  cd %s\n", args[0])
				}
				fmt.Fprint(w, "  flota sandbox up\n  flota apply\n  flota deploy --all --env dev\n  flota status\n")
			})
		},
	}
	c.Flags().StringVar(&name, "name", "", "name of the fleet (default: the folder's)")
	return c
}

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

// fleetName makes a name out of a folder's.
func fleetName(folder string) string {
	name := strings.Trim(notInNames.ReplaceAllString(strings.ToLower(folder), "-"), "-")
	name = strings.TrimLeft(name[:min(len(name), 12)], "0123456789-")
	if name == "" {
		return "fleet"
	}
	return strings.TrimRight(name, "-")
}

// scaffold writes an example fleet into dir, with words replaced in its YAML
// files, and returns what it wrote. It writes nothing if a file is there already.
func scaffold(example, dir string, replace map[string]string) ([]string, error) {
	files, err := exampleFiles(example, replace)
	if err != nil {
		return nil, err
	}
	var there diag.List
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(dir, f.name)); err == nil {
			there = append(there, &diag.Error{What: "this file is there already", At: diag.Position{File: filepath.Join(dir, f.name)}, Hint: "name an empty folder: flota init FOLDER"})
		}
	}
	if err := there.Err(); err != nil {
		return nil, err
	}
	var names []string
	for _, f := range files {
		path := filepath.Join(dir, f.name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(path, f.content, 0o644); err != nil {
			return nil, err
		}
		names = append(names, f.name)
	}
	return names, writeSchema(dir)
}

type file struct {
	name    string
	content []byte
}

func exampleFiles(example string, replace map[string]string) ([]file, error) {
	sub, err := fs.Sub(flota.Examples, example)
	if err != nil {
		return nil, err
	}
	var files []file
	err = fs.WalkDir(sub, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(sub, path)
		if filepath.Ext(path) == ".yaml" {
			for from, to := range replace {
				content = []byte(strings.ReplaceAll(string(content), from, to))
			}
		}
		files = append(files, file{filepath.FromSlash(path), content})
		return err
	})
	module, sum, moduleErr := exampleModule(example)
	return append(files, file{"go.mod", module}, file{"go.sum", sum}), errors.Join(err, moduleErr)
}

// requirement matches a line of flota's own go.mod that requires a module.
var requirement = regexp.MustCompile(`(?m)^\t(\S+) (v\S+)`)

// exampleModule makes the example a Go module of its own. Its path is the one
// that its packages import each other by; versions and checksums are flota's.
func exampleModule(example string) (module, sum []byte, err error) {
	own, err := flota.Module.ReadFile("go.mod")
	if err != nil {
		return nil, nil, err
	}
	version := regexp.MustCompile(`(?m)^go (\S+)$`).FindSubmatch(own)
	if version == nil {
		return nil, nil, errors.New("flota's go.mod names no Go version")
	}
	text := fmt.Sprintf("module flota.dev/flota/%s\n\ngo %s\n", example, version[1])
	if example == "examples/cambio" {
		text += "\nrequire (\n"
		for _, r := range requirement.FindAllStringSubmatch(string(own), -1) {
			if neededByCambio(r[1]) {
				text += fmt.Sprintf("\t%s %s\n", r[1], r[2])
			}
		}
		text += ")\n"
	}
	sum, err = flota.Module.ReadFile("go.sum")
	return []byte(text), sum, err
}

// neededByCambio reports whether the example needs a module: pgx and what pgx needs.
func neededByCambio(module string) bool {
	return strings.HasPrefix(module, "github.com/jackc/") || module == "golang.org/x/sync" || module == "golang.org/x/text"
}
