package published

import (
	"regexp"
	"strings"
	"testing"
)

func TestFindParameter(t *testing.T) {
	for name, known := range map[string]bool{
		"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64":  true,
		"/aws/service/ami-amazon-linux-latest/al2024-ami-kernel-default-arm64":  false,
		"/aws/service/ami-windows-latest/Windows_Server-2025-English-Full-Base": true,
		"/aws/service/ami-windows-latest/Windows_Server-2023-English-Full-Base": false,
		"/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id": true,
		"/cambio/dev/key": false,
	} {
		p, ok := FindParameter("us-east-1", name)
		if ok != known {
			t.Errorf("%s is known: %v", name, ok)
		}
		if ok && (!regexp.MustCompile(`^ami-[0-9a-f]{17}$`).MatchString(p.Value) || p.ARN != "arn:aws:ssm:us-east-1::parameter"+name) {
			t.Errorf("%s: %+v", name, p)
		}
	}
	here, _ := FindParameter("us-east-1", "/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base")
	there, _ := FindParameter("eu-west-1", "/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base")
	if here.Value == there.Value {
		t.Error("two regions share an image")
	}
}

func TestParametersBelow(t *testing.T) {
	all := ParametersBelow("us-east-1", "/aws/service/ami-windows-latest/")
	if len(all) != 8 || !strings.HasSuffix(all[0].Name, "2016-English-Core-Base") {
		t.Errorf("%d parameters: %+v", len(all), all)
	}
	if all := ParametersBelow("us-east-1", "/"); len(all) != 0 {
		t.Errorf("an account's root has %+v", all)
	}
}

func TestBundles(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range Bundles {
		if !regexp.MustCompile(`^wsb-[0-9a-z]{9}$`).MatchString(b.ID) || seen[b.ID] {
			t.Errorf("%s has the id %s", b.Name, b.ID)
		}
		seen[b.ID] = true
	}
	b, ok := FindBundle(func(b Bundle) bool { return b.Name == "Standard with Windows 10 (Server 2022 based) (WSP)" })
	if !ok || b.Compute != "STANDARD" || b.RootGiB != 80 || b.UserGiB != 50 {
		t.Errorf("%+v", b)
	}
}
