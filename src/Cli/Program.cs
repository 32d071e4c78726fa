static class Stand { static int Main() => 0; }
