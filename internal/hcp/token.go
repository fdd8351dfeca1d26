package hcp

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/rest"
)

// FindToken looks for the token for an address where Terraform looks: in
// TF_TOKEN_<host>, then in the file that terraform login writes
// (developer.hashicorp.com/terraform/cli/config/config-file, credentials).
func FindToken(address string) (rest.Token, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return "", &diag.Error{What: fmt.Sprintf("%q is no address of HCP Terraform", address), Hint: "mend parameters.hcp.address in fleet.yaml", Exit: diag.BadManifest}
	}
	if token := os.Getenv(fleet.TokenVariable(u.Host)); token != "" {
		return rest.Token(token), nil
	}
	home, err := os.UserHomeDir()
	if err == nil {
		token, err := readToken(filepath.Join(home, ".terraform.d", "credentials.tfrc.json"), u.Host)
		if token != "" || err != nil {
			return token, err
		}
	}
	return "", &diag.Error{
		What: "there is no token for HCP Terraform at " + u.Host,
		Hint: "terraform login " + u.Host + ", or put a token into " + fleet.TokenVariable(u.Host), Exit: diag.NoCredentials,
	}
}

// readToken reads the token of a host, or none.
func readToken(file, host string) (rest.Token, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	var kept struct {
		Credentials map[string]struct {
			Token rest.Token `json:"token"`
		} `json:"credentials"`
	}
	if err := json.Unmarshal(text, &kept); err != nil {
		// What is wrong with it may hold a piece of a token.
		return "", &diag.Error{What: "it is no JSON", At: diag.Position{File: file}, Hint: "terraform login " + host}
	}
	return kept.Credentials[host].Token, nil
}
