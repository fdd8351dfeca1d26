// Command awsschema reads the AWS provider's schema out of the npm package
// @cdktf/provider-aws, which carries it as generated TypeScript, and writes the
// part that flota's sandbox serves. It is the only source of attribute names
// and types; nothing of that is typed by hand.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"flota.dev/flota/internal/sandbox/provider/schema"
)

func main() {
	pkg := flag.String("package", "", "directory of an unpacked @cdktf/provider-aws; empty fetches release "+release)
	types := flag.String("types", "tools/awsschema/types.txt", "file that lists the types, one a line")
	out := flag.String("out", "internal/sandbox/provider/schema.json.gz", "file to write")
	flag.Parse()
	if err := run(*pkg, *types, *out); err != nil {
		fmt.Fprintln(os.Stderr, "awsschema:", err)
		os.Exit(1)
	}
}

func run(pkg, types, out string) error {
	if pkg == "" {
		dir, err := os.MkdirTemp("", "awsschema-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		if pkg, err = fetch(dir); err != nil {
			return err
		}
	}
	wanted, err := readTypes(types)
	if err != nil {
		return err
	}
	set, err := extract(filepath.Join(pkg, "lib"), wanted)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := set.Write(&b); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

func extract(lib string, wanted wanted) (*schema.Set, error) {
	set := &schema.Set{Resources: map[string]*schema.Block{}, DataSources: map[string]*schema.Block{}}
	source, err := readSource(lib, "provider")
	if err != nil {
		return nil, err
	}
	set.Version = source.version
	if set.Provider, err = source.provider(); err != nil {
		return nil, err
	}
	if err := extractAll(lib, "", wanted.resources, set.Resources); err != nil {
		return nil, err
	}
	if err := extractAll(lib, "data-aws-", wanted.dataSources, set.DataSources); err != nil {
		return nil, err
	}
	return set, overlay(set)
}

func extractAll(lib, prefix string, names []string, into map[string]*schema.Block) error {
	for _, name := range names {
		source, err := readSource(lib, prefix+directory(name))
		if err != nil {
			return err
		}
		block, err := source.root()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		into[name] = block
	}
	return nil
}
