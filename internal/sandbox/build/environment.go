package build

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// marker is the variable that tells a process which build it is of.
const marker = "FLOTA_BUILD"

// kept are the variables of this machine that builds see: where caches and
// certificates are, and how to get out. Nothing that leads to an account.
var kept = []string{
	"HOME", "USER", "LANG", "TZ", "XDG_CACHE_HOME",
	"GOCACHE", "GOENV", "GOFLAGS", "GOMODCACHE", "GONOSUMDB", "GOPATH", "GOPRIVATE", "GOPROXY", "GOROOT", "GOSUMDB", "GOTOOLCHAIN",
	"HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy", "SSL_CERT_FILE", "SSL_CERT_DIR",
	"DOCKER_HOST", "FLOTA_POSTGRES", "TF_PLUGIN_CACHE_DIR",
}

// environment is what the commands of a build find in their environment. Of
// variables of one name those of the request win over the project's, and those
// over the buildspec's (CodeBuild User Guide, "Environment variables in build
// environments").
func (j *job) environment(s spec, image string) ([]string, error) {
	var env []string
	for _, name := range kept {
		if v, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+v)
		}
	}
	env = append(env, "PATH="+j.path(image), "TMPDIR="+j.tmp())
	declared, err := j.declared(s)
	if err != nil {
		return nil, err
	}
	env = append(env, declared...)
	return append(env, j.given()...), nil
}

// path has the image's folders first and flota's own last.
func (j *job) path(image string) string {
	var folders []string
	if image != "" {
		for _, bin := range []string{"usr/local/sbin", "usr/local/bin", "usr/local/go/bin", "usr/sbin", "usr/bin", "sbin", "bin"} {
			if dir := filepath.Join(image, bin); isFolder(dir) {
				folders = append(folders, dir)
			}
		}
	}
	folders = append(folders, os.Getenv("PATH"))
	if j.b.cfg.Program != "" {
		folders = append(folders, filepath.Dir(j.b.cfg.Program))
	}
	return strings.Join(folders, string(os.PathListSeparator))
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// declared are the variables that buildspec, project and request declare. The
// values that come from elsewhere are secrets from then on.
func (j *job) declared(s spec) ([]string, error) {
	var all []store.ProjectVariable
	for typ, names := range map[string]map[string]string{"PLAINTEXT": s.variables, "PARAMETER_STORE": s.parameters, "SECRETS_MANAGER": s.secrets} {
		for name, value := range names {
			all = append(all, store.ProjectVariable{Name: name, Value: value, Type: typ})
		}
	}
	env := make([]string, 0, len(all))
	for _, v := range override(all, j.build.Variables) {
		value := v.Value
		if v.Type == "PARAMETER_STORE" || v.Type == "SECRETS_MANAGER" {
			var err error
			if value, err = j.b.cfg.Machine.Secret(j.secretARN(v)); err != nil {
				return nil, fmt.Errorf("variable %s: %w", v.Name, err)
			}
			j.b.mask.add(value)
			j.secret = append(j.secret, v.Name)
		}
		env = append(env, v.Name+"="+value)
	}
	slices.Sort(env)
	return env, nil
}

// secretARN is the ARN of a parameter or secret that a variable names by its name.
func (j *job) secretARN(v store.ProjectVariable) string {
	if strings.HasPrefix(v.Value, "arn:") {
		return v.Value
	}
	place := ":" + j.key.Region + ":" + j.key.Account + ":"
	if v.Type == "PARAMETER_STORE" {
		return "arn:aws:ssm" + place + "parameter/" + strings.TrimPrefix(v.Value, "/")
	}
	return "arn:aws:secretsmanager" + place + "secret:" + v.Value
}

// given are the variables that CodeBuild sets, and those that lead to the sandbox.
func (j *job) given() []string {
	v := j.build
	env := []string{
		"AWS_DEFAULT_REGION=" + j.key.Region,
		"AWS_REGION=" + j.key.Region,
		"AWS_ENDPOINT_URL=" + j.b.cfg.Endpoint,
		"AWS_ACCESS_KEY_ID=" + j.key.Account,
		"AWS_SECRET_ACCESS_KEY=sandbox",
		"AWS_CONFIG_FILE=" + os.DevNull,
		"AWS_SHARED_CREDENTIALS_FILE=" + os.DevNull,
		"AWS_EC2_METADATA_DISABLED=true",
		"CODEBUILD_BUILD_ARN=" + v.ARN,
		"CODEBUILD_BUILD_ID=" + v.ID,
		"CODEBUILD_BUILD_IMAGE=" + v.Image,
		"CODEBUILD_BUILD_NUMBER=" + strconv.Itoa(v.Number),
		"CODEBUILD_BUILD_SUCCEEDING=1",
		"CODEBUILD_INITIATOR=" + v.Initiator,
		"CODEBUILD_KMS_KEY_ID=" + j.project.EncryptionKey,
		"CODEBUILD_LOG_PATH=" + v.LogStream,
		"CODEBUILD_PROJECT_ARN=" + j.project.ARN,
		"CODEBUILD_RESOLVED_SOURCE_VERSION=" + v.Resolved,
		"CODEBUILD_SOURCE_REPO_URL=" + j.repositoryURL,
		"CODEBUILD_SOURCE_VERSION=" + v.SourceVersion,
		"CODEBUILD_SRC_DIR=" + j.src(),
		"CODEBUILD_START_TIME=" + strconv.FormatInt(v.Started.UnixMilli(), 10),
		"FLOTA_SANDBOX=" + j.b.cfg.Fleet,
		marker + "=" + v.ID,
	}
	if len(j.request.Inputs) > 1 {
		for _, in := range j.request.Inputs[1:] {
			env = append(env, "CODEBUILD_SRC_DIR_"+in.Name+"="+j.input(in))
		}
	}
	return env
}
