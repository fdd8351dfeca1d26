resource "aws_ecr_registry_scanning_configuration" "bad" {
  scan_type = "BASIC"
}
