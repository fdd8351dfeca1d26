resource "aws_imagebuilder_infrastructure_configuration" "tokens" {
  name = "orders"

  instance_metadata_options {
    http_tokens = "required"
  }
}
