resource "aws_elastic_beanstalk_environment" "bad_silent" {
  name        = "orders"
  application = "orders"
}

resource "aws_elastic_beanstalk_environment" "bad_off" {
  name        = "orders"
  application = "orders"

  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = "False"
  }
}
