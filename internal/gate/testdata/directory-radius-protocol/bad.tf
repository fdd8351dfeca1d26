resource "aws_directory_service_radius_settings" "bad_clear" {
  directory_id            = "d-1"
  authentication_protocol = "PAP"
}

variable "protocol" {
  default = "MS-CHAPv1"
}

resource "aws_directory_service_radius_settings" "bad_old" {
  directory_id            = "d-1"
  authentication_protocol = var.protocol
}
