window.addEventListener('load', () => {
  window.ui = SwaggerUIBundle({
    url: '/api/v1/openapi.yaml',
    dom_id: '#swagger-ui',
    deepLinking: true,
    // Whoever has signed in changes things only with this.
    requestInterceptor: (request) => {
      const token = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]+)/);
      if (token) {
        request.headers['X-XSRF-TOKEN'] = token[1];
      }
      return request;
    },
  });
});
