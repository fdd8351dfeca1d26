resource "aws_acm_certificate" "shop" {
  domain_name       = "shop.example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate" "imported" {
  certificate_body = <<-PEM
-----BEGIN CERTIFICATE-----
MIIBJDCBy6ADAgECAgEBMAoGCCqGSM49BAMCMBsxGTAXBgNVBAMTEHNob3AuZXhh
bXBsZS5jb20wIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBsxGTAX
BgNVBAMTEHNob3AuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AAQumYNMpciRj7spwvrMJ8NWx7ETepIVEdtWmPsSnRO64P1MarCFpiID3jDsdhMS
1D4psuLZ9TOW42mcY1JxU1c+MAoGCCqGSM49BAMCA0gAMEUCIQC/k6c4JcNUzgV9
0o1yicXsc1Kv550ES9lPIxSnRMybAwIgRpD0MpyY1837ObBbqlmWMhqqORnN4Fgh
K5TSq1RcNZ8=
-----END CERTIFICATE-----
  PEM
}
