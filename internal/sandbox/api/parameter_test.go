package api

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/aws-sdk-go-v2/service/ssm/types"
	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/store"
)

func (d *door) ssm(t *testing.T) *ssm.Client {
	t.Helper()
	for name, value := range map[string]string{"/shop/dev/key": "s3cret", "/shop/dev/deep/er": "x", "/shop/prod/key": "y"} {
		d.put(t, typeParameter, name, store.Attributes{
			"id": name, "name": name, "arn": "arn:aws:ssm:eu-central-1:111111111111:parameter" + name, "type": "SecureString",
			"value": value, "version": 1, "description": nil, "insecure_value": nil, "tier": "Standard", "data_type": "text",
		})
	}
	return ssm.NewFromConfig(d.aws)
}

func TestGetParameter(t *testing.T) {
	client := newDoor(t).ssm(t)
	for _, name := range []string{"/shop/dev/key", "/shop/dev/key:1", "arn:aws:ssm:eu-central-1:111111111111:parameter/shop/dev/key"} {
		out, err := client.GetParameter(t.Context(), &ssm.GetParameterInput{Name: aws.String(name), WithDecryption: aws.Bool(true)})
		if err != nil {
			t.Fatal(err)
		}
		if got := aws.ToString(out.Parameter.Value); got != "s3cret" {
			t.Errorf("%s: value = %q", name, got)
		}
	}
	sealed, err := client.GetParameter(t.Context(), &ssm.GetParameterInput{Name: aws.String("/shop/dev/key")})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(aws.ToString(sealed.Parameter.Value), "s3cret") {
		t.Error("a secret comes without decryption")
	}
	_, err = client.GetParameter(t.Context(), &ssm.GetParameterInput{Name: aws.String("/none")})
	wantCode(t, err, "ParameterNotFound")
	_, err = client.GetParameter(t.Context(), &ssm.GetParameterInput{Name: aws.String("/shop/dev/key:9")})
	wantCode(t, err, "ParameterVersionNotFound")
}

func TestGetParameters(t *testing.T) {
	client := newDoor(t).ssm(t)
	out, err := client.GetParameters(t.Context(), &ssm.GetParametersInput{Names: []string{"/shop/dev/key", "/none"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Parameters) != 1 {
		t.Errorf("%d parameters, want 1", len(out.Parameters))
	}
	if diff := cmp.Diff([]string{"/none"}, out.InvalidParameters); diff != "" {
		t.Error(diff)
	}
}

func TestGetParametersByPath(t *testing.T) {
	client := newDoor(t).ssm(t)
	tests := map[string]struct {
		path      string
		recursive bool
		want      []string
	}{
		"one level": {"/shop/dev", false, []string{"/shop/dev/key"}},
		"recursive": {"/shop/", true, []string{"/shop/dev/deep/er", "/shop/dev/key", "/shop/prod/key"}},
		"all":       {"/", true, []string{"/shop/dev/deep/er", "/shop/dev/key", "/shop/prod/key"}},
		"none":      {"/sho", true, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			pages := ssm.NewGetParametersByPathPaginator(client, &ssm.GetParametersByPathInput{
				Path: aws.String(test.path), Recursive: aws.Bool(test.recursive), MaxResults: aws.Int32(2),
			})
			for pages.HasMorePages() {
				page, err := pages.NextPage(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range page.Parameters {
					got = append(got, aws.ToString(p.Name))
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPutParameter(t *testing.T) {
	client := newDoor(t).ssm(t)
	in := &ssm.PutParameterInput{Name: aws.String("new"), Value: aws.String("1"), Type: types.ParameterTypeString}
	if _, err := client.PutParameter(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	_, err := client.PutParameter(t.Context(), in)
	wantCode(t, err, "ParameterAlreadyExists")
	for _, name := range []string{"new", "/shop/dev/key"} {
		out, err := client.PutParameter(t.Context(), &ssm.PutParameterInput{Name: aws.String(name), Value: aws.String("2"), Overwrite: aws.Bool(true)})
		if err != nil {
			t.Fatal(err)
		}
		if out.Version != 2 {
			t.Errorf("%s: version = %d, want 2", name, out.Version)
		}
		got, err := client.GetParameter(t.Context(), &ssm.GetParameterInput{Name: aws.String(name), WithDecryption: aws.Bool(true)})
		if err != nil {
			t.Fatal(err)
		}
		if aws.ToString(got.Parameter.Value) != "2" {
			t.Errorf("%s: value = %q", name, aws.ToString(got.Parameter.Value))
		}
	}
	if _, err := client.DeleteParameter(t.Context(), &ssm.DeleteParameterInput{Name: aws.String("new")}); err != nil {
		t.Error(err)
	}
	_, err = client.DeleteParameter(t.Context(), &ssm.DeleteParameterInput{Name: aws.String("new")})
	wantCode(t, err, "ParameterNotFound")
	gone, err := client.DeleteParameters(t.Context(), &ssm.DeleteParametersInput{Names: []string{"/shop/prod/key", "new"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(gone.DeletedParameters) != 1 || len(gone.InvalidParameters) != 1 {
		t.Errorf("deleted %v, invalid %v", gone.DeletedParameters, gone.InvalidParameters)
	}
}

func TestDescribeParameters(t *testing.T) {
	client := newDoor(t).ssm(t)
	filter := func(key, option string, values ...string) []types.ParameterStringFilter {
		return []types.ParameterStringFilter{{Key: aws.String(key), Option: aws.String(option), Values: values}}
	}
	tests := map[string]struct {
		filters []types.ParameterStringFilter
		want    int
	}{
		"all":      {nil, 3},
		"equals":   {filter("Name", "Equals", "/shop/dev/key", "/shop/prod/key"), 2},
		"begins":   {filter("Name", "BeginsWith", "/shop/dev"), 2},
		"contains": {filter("Name", "Contains", "deep"), 1},
		"path":     {filter("Path", "Recursive", "/shop/dev"), 2},
		"type":     {filter("Type", "Equals", "String"), 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out, err := client.DescribeParameters(t.Context(), &ssm.DescribeParametersInput{ParameterFilters: test.filters})
			if err != nil {
				t.Fatal(err)
			}
			if len(out.Parameters) != test.want {
				t.Errorf("%d parameters, want %d", len(out.Parameters), test.want)
			}
		})
	}
}
