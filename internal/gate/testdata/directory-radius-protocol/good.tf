resource "aws_directory_service_radius_settings" "new" {
  directory_id            = "d-1"
  authentication_protocol = "MS-CHAPv2"
}
