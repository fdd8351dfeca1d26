resource "aws_imagebuilder_infrastructure_configuration" "orders" {
  name                  = "orders"
  instance_profile_name = "orders"
  instance_metadata_options {
    http_tokens = "required"
  }
}
