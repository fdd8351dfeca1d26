resource "aws_elastic_beanstalk_environment" "bad_silent" {
  name        = "orders"
  application = "orders"
}
