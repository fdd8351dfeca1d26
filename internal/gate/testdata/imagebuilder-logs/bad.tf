resource "aws_imagebuilder_infrastructure_configuration" "bad_silent" {
  name = "orders"
}
