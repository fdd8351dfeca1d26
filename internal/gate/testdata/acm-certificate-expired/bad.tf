locals {
  certificate = <<-PEM
-----BEGIN CERTIFICATE-----
MIIBIjCByaADAgECAgEBMAoGCCqGSM49BAMCMBsxGTAXBgNVBAMTEHNob3AuZXhh
bXBsZS5jb20wHhcNMjAwMTAxMDAwMDAwWhcNMjEwMTAxMDAwMDAwWjAbMRkwFwYD
VQQDExBzaG9wLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
LpmDTKXIkY+7KcL6zCfDVsexE3qSFRHbVpj7Ep0TuuD9TGqwhaYiA94w7HYTEtQ+
KbLi2fUzluNpnGNScVNXPjAKBggqhkjOPQQDAgNIADBFAiEA46HLOyE/Nl+Lpy7r
wQ8BxuoUoBGqWIQXcSUAbUz3GbkCIBAQS2mswdSGJ+YGALMdUwG1WKQMxGcZJJg8
Xrq50VlW
-----END CERTIFICATE-----
  PEM
}

resource "aws_iam_server_certificate" "bad" {
  name             = "shop"
  certificate_body = local.certificate
}
