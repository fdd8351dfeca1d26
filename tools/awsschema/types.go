package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// wanted are the types to extract, sorted.
type wanted struct {
	resources   []string
	dataSources []string
}

// readTypes reads a list of types: one a line, data sources as "data TYPE", comments after #.
func readTypes(path string) (wanted, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return wanted{}, err
	}
	var w wanted
	for n, line := range strings.Split(string(raw), "\n") {
		line, _, _ = strings.Cut(line, "#")
		switch field := strings.Fields(line); {
		case len(field) == 0:
		case len(field) == 1:
			w.resources = append(w.resources, field[0])
		case len(field) == 2 && field[0] == "data":
			w.dataSources = append(w.dataSources, field[1])
		default:
			return wanted{}, fmt.Errorf("%s:%d: want TYPE or data TYPE", path, n+1)
		}
	}
	w.resources = slices.Compact(slices.Sorted(slices.Values(w.resources)))
	w.dataSources = slices.Compact(slices.Sorted(slices.Values(w.dataSources)))
	return w, nil
}

// directory is where the package keeps a type: aws_kms_key is in kms-key.
func directory(name string) string {
	return strings.ReplaceAll(strings.TrimPrefix(name, "aws_"), "_", "-")
}
