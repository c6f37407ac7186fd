import './app/styles';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { newQueryClient, Providers } from './app/providers';
import { newRouter } from './app/router';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
const queries = newQueryClient();
const router = newRouter(queries);
createRoot(place).render(
  <Providers queries={queries}>
    <RouterProvider router={router} />
  </Providers>,
);
