resource "aws_ecr_registry_scanning_configuration" "registry" {
  scan_type = "ENHANCED"
}
