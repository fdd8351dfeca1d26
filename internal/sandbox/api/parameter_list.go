package api

import (
	"context"
	"slices"
	"strings"
)

type describeParametersInput struct {
	Filters    []parameterFilter `json:"ParameterFilters"`
	Old        []parameterFilter `json:"Filters"` // the form before ParameterFilters
	MaxResults int
	NextToken  string
}

// parameterFilter is ParameterStringFilter: any of the values is enough, all filters must hold.
type parameterFilter struct {
	Key    string // Name, Path, Type, KeyId, Tier or DataType
	Option string // Equals, BeginsWith, Contains; for Path: OneLevel or Recursive
	Values []string
}

type describeParametersOutput struct {
	Parameters []parameterMetadata
	NextToken  string `json:",omitempty"`
}

type parameterMetadata struct {
	Name        string
	ARN         string
	Type        string
	Key         string `json:"KeyId,omitempty"`
	Description string `json:",omitempty"`
	Version     int64
	Tier        string `json:",omitempty"`
	DataType    string `json:",omitempty"`
}

func (a *API) describeParameters(_ context.Context, c caller, in describeParametersInput) (out describeParametersOutput, err error) {
	parameters, err := list[parameter](a, c, typeParameter)
	if err != nil {
		return out, err
	}
	all := []parameterMetadata{}
	for _, p := range parameters {
		ok, err := p.passes(append(in.Filters, in.Old...))
		if err != nil {
			return out, err
		}
		if ok {
			all = append(all, parameterMetadata{
				Name: p.Name, ARN: p.ARN, Type: p.Type, Key: p.Key, Description: p.Description,
				Version: p.Version, Tier: p.Tier, DataType: p.DataType,
			})
		}
	}
	out.Parameters, out.NextToken, err = page(all, in.MaxResults, 50, in.NextToken)
	return out, err
}

func (p parameter) passes(filters []parameterFilter) (bool, error) {
	fields := map[string]string{
		"Name": p.Name, "Path": p.Name, "Type": p.Type, "KeyId": p.Key, "Tier": p.Tier, "DataType": p.DataType,
	}
	for _, f := range filters {
		field, ok := fields[f.Key]
		if !ok {
			return false, failf("InvalidFilterKey", "the sandbox does not filter parameters by %s", f.Key)
		}
		if !slices.ContainsFunc(f.Values, func(want string) bool { return f.test(field, want) }) {
			return false, nil
		}
	}
	return true, nil
}

func (f parameterFilter) test(field, want string) bool {
	switch {
	case f.Key == "Path":
		return under(field, want, f.Option == "Recursive")
	case f.Option == "BeginsWith":
		return strings.HasPrefix(field, want)
	case f.Option == "Contains":
		return strings.Contains(field, want)
	}
	return field == want
}
