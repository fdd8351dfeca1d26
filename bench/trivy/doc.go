// Package trivy is a module of its own that builds Trivy, the scanner that the
// gate is measured against, so that Trivy never enters flota's dependencies:
//
//	GOEXPERIMENT=jsonv2 go build -o trivy github.com/aquasecurity/trivy/cmd/trivy
package trivy
