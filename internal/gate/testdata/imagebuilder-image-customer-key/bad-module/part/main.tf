resource "aws_imagebuilder_distribution_configuration" "bad" {
  name = "orders"
  distribution {
    region = "us-east-1"
    ami_distribution_configuration {
      name = "orders-{{ imagebuilder:buildDate }}"
    }
  }
}
